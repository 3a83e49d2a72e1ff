package io.warmit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.campaign.CampaignSettings.Holidays;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Read;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.schedule.DaysOff;
import io.warmit.schedule.Range;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Campaign settings as the text of one column. */
final class CampaignSettingsJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    // A visit reads its campaign each time; there are few different texts.
    private static final ConcurrentHashMap<String, CampaignSettings> KNOWN = new ConcurrentHashMap<>();

    private CampaignSettingsJson() {}

    static String write(CampaignSettings settings) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode volume = root.putObject("volume");
        volume.put("days", settings.volume().days());
        writeRamp(settings.volume().ramp(), volume.putObject("ramp"));
        volume.put("low", settings.volume().variationLow())
                .put("high", settings.volume().variationHigh());
        volume.put("after", settings.volume().after().name());
        settings.volume().minimumPerDay().ifPresent(minimum -> volume.put("minimum", minimum));
        if (settings.volume().grow()) {
            volume.put("grow", true);
        }
        settings.volume().until().ifPresent(until -> volume.put("until", until.toEpochDay()));
        root.putObject("pairs")
                .put("cap", settings.pairs().pairCap())
                .put("same_domain", settings.pairs().sameDomain().name())
                .put("diversity", settings.pairs().diversity().name())
                .put("turns", settings.pairs().turns());
        ObjectNode times = root.putObject("times");
        times.put("opens", settings.times().opens().toString());
        settings.times().closes().ifPresent(closes -> times.put("closes", closes.toString()));
        ArrayNode days = times.putArray("weekdays");
        EnumSet.copyOf(settings.times().weekdays()).forEach(day -> days.add(day.name()));
        times.put("min_gap", settings.times().minGap().toMillis())
                .put("spread", settings.times().spread().name());
        settings.times().lunch().ifPresent(lunch -> writeRange(lunch, times.putObject("lunch")));
        if (!settings.times().closures().days().isEmpty()) {
            ArrayNode closures = times.putArray("closures");
            settings.times()
                    .closures()
                    .runs()
                    .forEach(run -> closures.addArray()
                            .add(run.first().toEpochDay())
                            .add(run.last().toEpochDay()));
        }
        if (settings.times().holidays() != Holidays.SKIP) {
            times.put("holidays", settings.times().holidays().name());
        }
        ObjectNode read = root.putObject("read");
        read.put("rate", settings.read().rate())
                .put("star", settings.read().star())
                .put("important", settings.read().important());
        writeRange(settings.read().delay(), read);
        ObjectNode reply = root.putObject("reply");
        reply.put("rate", settings.reply().rate());
        writeRange(settings.reply().delay(), reply);
        ObjectNode file = root.putObject("file");
        file.put("rescue", settings.file().rescue())
                .put("after", settings.file().after().toMillis());
        settings.file().into().ifPresent(into -> file.put("into", into));
        return root.toString();
    }

    static CampaignSettings read(String text) {
        return KNOWN.computeIfAbsent(text, CampaignSettingsJson::parse);
    }

    private static CampaignSettings parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            JsonNode volume = root.path("volume");
            JsonNode pairs = root.path("pairs");
            JsonNode times = root.path("times");
            JsonNode read = root.path("read");
            JsonNode reply = root.path("reply");
            JsonNode file = root.path("file");
            Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
            times.path("weekdays").forEach(day -> weekdays.add(DayOfWeek.valueOf(day.asText())));
            return new CampaignSettings(
                    new Volume(
                            volume.path("days").asInt(),
                            readRamp(volume.path("ramp")),
                            volume.path("low").asDouble(),
                            volume.path("high").asDouble(),
                            After.valueOf(volume.path("after").asText()),
                            volume.has("minimum")
                                    ? OptionalInt.of(volume.path("minimum").asInt())
                                    : OptionalInt.empty(),
                            volume.path("grow").asBoolean(),
                            volume.has("until")
                                    ? Optional.of(LocalDate.ofEpochDay(
                                            volume.path("until").asLong()))
                                    : Optional.empty()),
                    new Pairs(
                            pairs.path("cap").asInt(),
                            SameDomain.valueOf(pairs.path("same_domain").asText()),
                            Diversity.valueOf(pairs.path("diversity").asText()),
                            pairs.path("turns").asInt()),
                    new Times(
                            LocalTime.parse(times.path("opens").asText()),
                            times.has("closes")
                                    ? Optional.of(
                                            LocalTime.parse(times.path("closes").asText()))
                                    : Optional.empty(),
                            weekdays,
                            Duration.ofMillis(times.path("min_gap").asLong()),
                            Spread.valueOf(times.path("spread").asText()),
                            times.has("lunch") ? Optional.of(readRange(times.path("lunch"))) : Optional.empty(),
                            readClosures(times.path("closures")),
                            times.has("holidays")
                                    ? Holidays.valueOf(times.path("holidays").asText())
                                    : Holidays.SKIP),
                    new Read(
                            read.path("rate").asDouble(),
                            readRange(read),
                            read.path("star").asDouble(),
                            read.path("important").asDouble()),
                    new Reply(reply.path("rate").asDouble(), readRange(reply)),
                    new Filing(
                            file.path("rescue").asBoolean(),
                            file.has("into") ? Optional.of(file.path("into").asText()) : Optional.empty(),
                            Duration.ofMillis(file.path("after").asLong())));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the store holds campaign settings that cannot be read", broken);
        }
    }

    private static DaysOff readClosures(JsonNode runs) {
        Set<LocalDate> days = new HashSet<>();
        runs.forEach(run -> LocalDate.ofEpochDay(run.path(0).asLong())
                .datesUntil(LocalDate.ofEpochDay(run.path(1).asLong() + 1))
                .forEach(days::add));
        return new DaysOff(days);
    }

    private static void writeRamp(RampPlan ramp, ObjectNode node) {
        switch (ramp) {
            case RampPlan.Linear(int from, int step, int to) ->
                node.put("kind", "linear").put("from", from).put("step", step).put("to", to);
            case RampPlan.Exponential(int from, int to) ->
                node.put("kind", "exponential").put("from", from).put("to", to);
            case RampPlan.Sigmoid(int from, int to) ->
                node.put("kind", "sigmoid").put("from", from).put("to", to);
            case RampPlan.Stepped(List<RampPlan.Step> steps) -> {
                ArrayNode list = node.put("kind", "stepped").putArray("steps");
                steps.forEach(
                        step -> list.addObject().put("per_day", step.perDay()).put("days", step.days()));
            }
            case RampPlan.Listed(List<Integer> perDay) -> {
                ArrayNode list = node.put("kind", "list").putArray("per_day");
                perDay.forEach(list::add);
            }
        }
    }

    private static RampPlan readRamp(JsonNode node) {
        int from = node.path("from").asInt();
        int to = node.path("to").asInt();
        return switch (node.path("kind").asText()) {
            case "linear" -> new RampPlan.Linear(from, node.path("step").asInt(), to);
            case "exponential" -> new RampPlan.Exponential(from, to);
            case "sigmoid" -> new RampPlan.Sigmoid(from, to);
            case "stepped" ->
                new RampPlan.Stepped(node.path("steps")
                        .valueStream()
                        .map(step -> new RampPlan.Step(
                                step.path("per_day").asInt(), step.path("days").asInt()))
                        .toList());
            case "list" ->
                new RampPlan.Listed(
                        node.path("per_day").valueStream().map(JsonNode::asInt).toList());
            default -> throw new IllegalStateException("the store holds a ramp of an unknown kind: " + node);
        };
    }

    private static void writeRange(Range range, ObjectNode node) {
        node.put("from", range.from().toMillis()).put("to", range.to().toMillis());
    }

    private static Range readRange(JsonNode node) {
        return new Range(
                Duration.ofMillis(node.path("from").asLong()),
                Duration.ofMillis(node.path("to").asLong()));
    }
}
