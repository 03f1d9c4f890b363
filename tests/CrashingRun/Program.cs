// A training that may be killed at any moment: started again, it goes on.
//   FOLDER   trains with checkpoints and logs in that folder; prints a line for each step, and one for what it goes on from
using MLNetTorch.CrashingRun;

if (args is not [var folder])
{
    Console.Error.WriteLine("usage: MLNetTorch.CrashingRun FOLDER");
    return 2;
}
LongTraining.Run(folder, Console.Out.WriteLine);
return 0;
