package io.guanhu.platform.erasure;

import java.util.List;

/**
 * A path that is answered also while the database is behind the erasure ledger, because nothing
 * personal can come out of it. A service names its own by beans of this type.
 *
 * @param pattern of the path
 * @param reason why nothing personal comes out
 */
public record ServedWhileBehind(String pattern, String reason) {

    /** What every service has. */
    static final List<ServedWhileBehind> EVERYWHERE = List.of(
            new ServedWhileBehind("/actuator/**", "probes and metrics hold numbers only"),
            new ServedWhileBehind("/v3/api-docs", "a description of the interface"),
            new ServedWhileBehind("/v3/api-docs.yaml", "a description of the interface"),
            new ServedWhileBehind("/v3/api-docs/**", "a description of the interface"),
            new ServedWhileBehind(
                    "/api/operations/**",
                    "an operator may need them to bring the service back; ids and classes of" + " failures only"));
}
