package io.guanhu.platform.erasure.gate;

import java.util.List;

/**
 * A path that is answered even while the database is behind the erasure ledger, because it cannot
 * return personal data. Services declare their own as beans of this type.
 *
 * @param pattern the pattern of the path
 * @param reason why it cannot return personal data
 */
public record ServedWhileBehind(String pattern, String reason) {

    /** The paths of every service. */
    static final List<ServedWhileBehind> EVERYWHERE = List.of(
            new ServedWhileBehind("/actuator/**", "probes and metrics hold numbers only"),
            new ServedWhileBehind("/v3/api-docs", "a description of the interface"),
            new ServedWhileBehind("/v3/api-docs.yaml", "a description of the interface"),
            new ServedWhileBehind("/v3/api-docs/**", "a description of the interface"),
            new ServedWhileBehind(
                    "/api/operations/**",
                    "an operator may need them to bring the service back; ids and classes of" + " failures only"));
}
