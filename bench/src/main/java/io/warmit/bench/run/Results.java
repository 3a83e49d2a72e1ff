package io.warmit.bench.run;

import io.warmit.bench.chart.BarChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where the figures of a run go: always to standard output, and to the files that the options name. */
final class Results {
    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go too.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--chart", paramLabel = "FILE", description = "Where a chart of them goes, as SVG.")
    private Optional<Path> chart = Optional.empty();

    /** @param title of the chart */
    void write(String title, List<Rounds.Figures> figures) throws IOException {
        Rounds.print(figures, System.out);
        if (json.isPresent()) {
            Files.writeString(
                    json.get(), figures.stream().map(Results::json).collect(Collectors.joining(",\n ", "[", "]\n")));
        }
        if (chart.isPresent()) {
            Files.writeString(
                    chart.get(),
                    new BarChart(
                                    title,
                                    figures.stream()
                                            .map(one -> new BarChart.Bar(
                                                    one.name(), one.median(), one.slowest(), one.quickest()))
                                            .toList())
                            .svg());
        }
    }

    private static String json(Rounds.Figures one) {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"median_per_s\":%.1f,\"cpu_ms_each\":%.3f,\"rates_per_s\":[%s]}",
                one.name(),
                one.median(),
                one.cpu(),
                one.rates().stream()
                        .map(rate -> String.format(Locale.ROOT, "%.1f", rate))
                        .collect(Collectors.joining(",")));
    }
}
