package io.guanhu.local;

import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import io.guanhu.local.client.UnreachableException;
import io.guanhu.local.signin.MobileApp;
import io.guanhu.local.signin.SignInException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The command {@code deploy/local/token}: prints an access token of a demo login, for curl and
 * other clients.
 */
public final class Token {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Token() {}

    /** Takes the data directory of the running suite, and the login. */
    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0]), arguments[1], Clock.systemUTC(), System.out, System.err));
    }

    /**
     * Prints a token with a fresh second factor, which staff need for everything.
     *
     * @return 0, or 1 if the realm does not know the login, 2 if no suite is running
     */
    static int run(Path directory, String login, Clock clock, PrintStream out, PrintStream err) {
        try {
            MobileApp app = MobileApp.signIn(new Http(PATIENCE), Suite.read(directory), login, clock);
            app.stepUp();
            out.println(app.token());
            return 0;
        } catch (SignInException e) {
            err.println("token: " + e.getMessage());
            return 1;
        } catch (UnreachableException | UncheckedIOException e) {
            err.println("token: " + e.getMessage());
            return 2;
        }
    }
}
