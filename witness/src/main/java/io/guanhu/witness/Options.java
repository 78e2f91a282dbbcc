package io.guanhu.witness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line options.
 *
 * @param name a schema-less URL that permanently names this witness in its cosignatures
 * @param logs a file in C2SP tlog-policy format; its log lines count
 * @param rate requests per second from one address
 */
record Options(boolean keysOnly, String name, Path data, Path logs, String address, int port, int rate) {

    static final String USAGE = """
            Usage: witness [keys] --name NAME --data DIRECTORY [--logs FILE] [--address ADDRESS] [--port PORT] [--rate N]

              keys       print the witness's verifier keys and end
              --name     a URL without scheme that names this witness for ever, such as bank.example/witness-1
              --data     where keys and records are kept; nobody else may use it
              --logs     which logs are witnessed: a tlog-policy whose log lines count ("log <key>")
              --address  to listen on; 127.0.0.1 unless given
              --port     8093 unless given
              --rate     requests a second from one address; 50 unless given
            """;

    /**
     * Parses the arguments.
     *
     * @throws IllegalArgumentException if they are invalid; the message is for people
     */
    static Options parse(List<String> arguments) {
        boolean keysOnly = !arguments.isEmpty() && arguments.getFirst().equals("keys");
        List<String> rest = keysOnly ? arguments.subList(1, arguments.size()) : arguments;
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < rest.size(); i += 2) {
            if (i + 1 == rest.size()) {
                throw new IllegalArgumentException("The option " + rest.get(i) + " has no value");
            }
            given.put(rest.get(i), rest.get(i + 1));
        }
        Options options = new Options(
                keysOnly,
                required(given, "--name"),
                Path.of(required(given, "--data")),
                Path.of(keysOnly ? "" : required(given, "--logs")),
                taken(given, "--address", "127.0.0.1"),
                number(given, "--port", "8093"),
                number(given, "--rate", "50"));
        if (keysOnly) {
            given.remove("--logs");
        }
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown option " + given.keySet().iterator().next());
        }
        return options;
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("The option " + name + " is missing");
        }
        return value;
    }

    private static String taken(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    private static int number(Map<String, String> given, String name, String otherwise) {
        try {
            return Integer.parseInt(taken(given, name, otherwise));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("The option " + name + " is no number", wrong);
        }
    }
}
