using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Search;

public static partial class HyperparameterSearch
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
}
