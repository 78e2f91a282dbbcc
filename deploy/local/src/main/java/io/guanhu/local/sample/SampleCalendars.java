package io.guanhu.local.sample;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import io.guanhu.local.signin.Console;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Publishes a substitute for each missing calendar of working days, as an administrator would
 * publish the State Council's. Without it, deadlines could not be computed late in a year. The
 * substitute states that it does not come from the State Council.
 */
public final class SampleCalendars {

    private static final String CALENDARS = "/api/working-calendars";
    private static final String SOURCE = "Local suite: New Year and weekends only, not the State Council's notice";

    private SampleCalendars() {}

    /** Publishes the missing calendars; returns the years that got a substitute. */
    public static List<Integer> publishMissing(Http http, Suite suite, Clock clock) {
        Console administrator = Console.signIn(http, suite, "e9301", clock);
        Answer known = SampleData.required(administrator.get(CALENDARS), "a look at the calendars");
        int thisYear =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).getYear();
        List<Integer> missing = new ArrayList<>();
        for (JsonNode calendar : known.json().path("items")) {
            int year = calendar.path("year").asInt();
            if (year >= thisYear && calendar.path("status").asString("").equals("MISSING")) {
                missing.add(year);
            }
        }
        for (int year : missing) {
            SampleData.required(
                    administrator.put(CALENDARS + "/" + year, standIn(year), "\"0\""), "the calendar of " + year);
        }
        return missing;
    }

    private static Map<String, Object> standIn(int year) {
        String newYear = LocalDate.of(year, 1, 1).toString();
        return Map.of(
                "source",
                SOURCE,
                "stretches",
                List.of(Map.of("from", newYear, "to", newYear, "kind", "OFF", "name", "New Year")));
    }
}
