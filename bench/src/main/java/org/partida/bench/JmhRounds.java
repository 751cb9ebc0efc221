package org.partida.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs two JMH benchmarks in turns, each time in a fresh JVM: on a busy machine only neighbours in
 * time can be compared. The methods are called {@code baseline} and {@code ours}.
 */
final class JmhRounds {
  private final Class<?> type;
  private final int rounds;

  JmhRounds(Class<?> type, int rounds) {
    this.type = type;
    this.rounds = rounds;
  }

  /** Values in microseconds per call. */
  record Values(List<Double> baseline, List<Double> ours) {
    Values per(double divisor) {
      return new Values(
          baseline.stream().map(v -> v / divisor).toList(),
          ours.stream().map(v -> v / divisor).toList());
    }
  }

  Values run(Map<String, String> parameters) throws RunnerException {
    List<Double> baseline = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      // who goes first changes, so that a trend of the machine favours neither
      if (round % 2 == 0) {
        baseline.add(once("baseline", parameters));
        ours.add(once("ours", parameters));
      } else {
        ours.add(once("ours", parameters));
        baseline.add(once("baseline", parameters));
      }
    }
    return new Values(baseline, ours);
  }

  private double once(String method, Map<String, String> parameters) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + type.getName().replace(".", "\\.") + "\\." + method + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .jvmArgs("-Xmx768m", "-XX:+UseSerialGC")
            .warmupIterations(5)
            .warmupTime(TimeValue.milliseconds(1000))
            .measurementIterations(7)
            .measurementTime(TimeValue.milliseconds(300))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    parameters.forEach(options::param);
    // the median of the iterations: a neighbour's burst is not ours
    return new Runner(options.build())
        .runSingle()
        .getPrimaryResult()
        .getStatistics()
        .getPercentile(50);
  }
}
