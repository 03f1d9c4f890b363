using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Tabular;

/// <summary>Predicts how far a car goes on a gallon, in the shape that Model Builder generates.</summary>
public static partial class TabularRegression
{
    /// <summary>One car, as a line of auto-mpg.csv has it.</summary>
    public sealed class ModelInput
    {
        /// <summary>Miles per US gallon; not needed for a prediction.</summary>
        [LoadColumn(0)]
        public float MilesPerGallon { get; set; }

        /// <summary>How many cylinders the engine has.</summary>
        [LoadColumn(1)]
        public float Cylinders { get; set; }

        /// <summary>Cubic inches.</summary>
        [LoadColumn(2)]
        public float Displacement { get; set; }

        /// <summary>Power in hp.</summary>
        [LoadColumn(3)]
        public float Horsepower { get; set; }

        /// <summary>Pounds.</summary>
        [LoadColumn(4)]
        public float Weight { get; set; }

        /// <summary>Seconds from 0 to 60 miles per hour.</summary>
        [LoadColumn(5)]
        public float Acceleration { get; set; }

        /// <summary>The last two digits.</summary>
        [LoadColumn(6)]
        public float ModelYear { get; set; }

        /// <summary>USA, Europe or Japan.</summary>
        [LoadColumn(7)]
        public string Origin { get; set; } = "";

        /// <summary>Maker and model.</summary>
        [LoadColumn(8)]
        public string Name { get; set; } = "";
    }

    /// <summary>What the network says about one car.</summary>
    public sealed class ModelOutput
    {
        /// <summary>Miles per US gallon.</summary>
        public float Score { get; set; }
    }

    internal static void ShowPredictions(MLContext ml, string modelPath, IDataView cars)
    {
        var model = ml.Model.Load(modelPath, out _);
        using var engine = ml.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
        foreach (var car in ml.Data.CreateEnumerable<ModelInput>(cars, reuseRowObject: false).Take(5))
        {
            Console.WriteLine($"  {car.Name,-32} predicted {engine.Predict(car).Score:F1}, measured {car.MilesPerGallon:F1}");
        }
    }
}
