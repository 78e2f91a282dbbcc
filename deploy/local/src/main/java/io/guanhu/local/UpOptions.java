package io.guanhu.local;

import io.guanhu.local.layout.Port;
import java.nio.file.Path;

/** The command line options of {@code up}. */
record UpOptions(Path root, Path data, boolean fresh, boolean standby, int customers, int portOffset) {

    static final int ALL_CUSTOMERS = 5000;

    /** Rejects unknown options with an explanation. */
    static UpOptions parse(String... arguments) {
        Path root = Path.of(System.getProperty("guanhu.root", "")).toAbsolutePath();
        Path data = root.resolve("deploy/local/.data");
        boolean fresh = false;
        boolean standby = false;
        int customers = ALL_CUSTOMERS;
        int portOffset = 0;
        for (int at = 0; at < arguments.length; at++) {
            switch (arguments[at]) {
                case "--fresh" -> fresh = true;
                case "--standby" -> standby = true;
                case "--customers" -> customers = number(arguments, ++at);
                case "--port-offset" -> portOffset = number(arguments, ++at);
                case "--data" -> data = Path.of(value(arguments, ++at)).toAbsolutePath();
                default ->
                    throw new IllegalArgumentException(
                            "The option " + arguments[at] + " is unknown; --help lists them all.");
            }
        }
        if (portOffset > Port.LARGEST_OFFSET || portOffset % Port.OFFSET_STEP != 0) {
            throw new IllegalArgumentException("--port-offset takes a multiple of %d up to %d, not %d."
                    .formatted(Port.OFFSET_STEP, Port.LARGEST_OFFSET, portOffset));
        }
        return new UpOptions(root, data, fresh, standby, customers, portOffset);
    }

    private static String value(String[] arguments, int at) {
        if (at == arguments.length) {
            throw new IllegalArgumentException(arguments[at - 1] + " needs a value.");
        }
        return arguments[at];
    }

    private static int number(String[] arguments, int at) {
        String text = value(arguments, at);
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(arguments[at - 1] + " needs a number, not " + text + ".");
        }
        return Integer.parseInt(text);
    }
}
