package io.guanhu.privacy;

/** A year's calendar of working days, as an administrator publishes it. */
final class Publication {

    private Publication() {}

    static String of(int year) {
        return of(year, year + "-02-05", year + "-02-11", "OFF");
    }

    /** With New Year's Day off, and one stretch of days besides. */
    static String of(int year, String from, String to, String kind) {
        return """
                {"source":"Notice of the State Council","stretches":[
                  {"from":"%1$s-01-01","to":"%1$s-01-01","kind":"OFF","name":"New Year"},
                  {"from":"%2$s","to":"%3$s","kind":"%4$s","name":"Spring Festival"}]}
                """.formatted(year, from, to, kind);
    }
}
