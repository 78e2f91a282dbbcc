package io.guanhu.local;

import io.guanhu.local.client.Suite;
import io.guanhu.local.suite.LocalSuite;
import java.io.PrintStream;
import java.util.Map;

/** Prints what people need to know once the suite is up. */
final class Announcement {

    private Announcement() {}

    static void print(PrintStream out, LocalSuite suite, String took) {
        Suite addresses = suite.suite();
        out.printf(
                """

                        Guanhu is up after %s.

                          Console and API    %s
                          Privacy centre     %s/privacy
                          API documentation  %s/docs.html
                          SMS and emails     %s
                          Keycloak           %s  (administrator: %s, password in %s)
                          Logs               %s

                        Logins, each with password guanhu-demo:
                          e1101 … e1105   relationship managers, Beijing Chaoyang   e1190  their lead
                          e1201 … e1205   relationship managers, Beijing Haidian    e1290  their lead
                          e2101 … e2105   relationship managers, Shanghai Pudong    e2190  their lead
                          e3101 … e3105   relationship managers, Guangzhou Tianhe   e3190  their lead
                          e9001 operations   e9101, e9102 compliance   e9201 auditor   e9301 administrator
                          customer1 … customer4   customers, at the privacy centre
                        Staff need an authenticator's code to sign in (deploy/local/authenticator shows it), and again for what needs a fresh
                        one, such as approving an erasure. Customers sign in without; they need a code to confirm an erasure.

                        """,
                took,
                addresses.gateway(),
                addresses.gateway(),
                addresses.gateway(),
                addresses.inbox(),
                addresses.realm().resolve("/"),
                addresses.administrator(),
                suite.dataDirectory().resolve(Suite.FILE),
                suite.logDirectory());
        memory(out, suite.memory());
        out.println("Run both stories in another terminal: deploy/local/story. Stop everything here: Ctrl-C.");
        out.flush();
    }

    private static void memory(PrintStream out, Map<String, Long> memory) {
        StringBuilder parts = new StringBuilder();
        memory.forEach((process, size) -> parts.append(parts.isEmpty() ? "" : ", ")
                .append(process)
                .append(' ')
                .append(size / 1024));
        out.printf("Memory: %d MiB in all (%s).%n%n", Up.total(memory), parts);
    }
}
