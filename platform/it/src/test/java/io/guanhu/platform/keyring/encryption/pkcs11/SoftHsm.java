package io.guanhu.platform.keyring.encryption.pkcs11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SoftHSM, a token in software, with tokens in a directory of this run alone. The library reads its
 * environment once per process; so all tests of a process share what is made here, and each takes
 * tokens of its own.
 */
public final class SoftHsm {

    public static final String PIN = "48151623";

    private static final String SECURITY_OFFICER = "15162342";
    private static final int TOKENS = 16;
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private static @Nullable SoftHsm shared;

    private final Path library;
    private final Path directory;
    private final Deque<Long> unused = new ArrayDeque<>();

    private SoftHsm() {
        library = PLACES.stream().filter(Files::exists).findFirst().orElseThrow(SoftHsm::notInstalled);
        try {
            directory = Files.createTempDirectory("softhsm");
            Path tokens = Files.createDirectory(directory.resolve("tokens"));
            Path configuration = Files.writeString(
                    directory.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
            setEnvironment("SOFTHSM2_CONF", configuration.toString());
            for (int i = 0; i < TOKENS; i++) {
                unused.add(makeToken("guanhu-" + i, configuration));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** If it is missing, the failure says what to install. */
    public static synchronized SoftHsm shared() {
        SoftHsm known = shared;
        if (known == null) {
            known = new SoftHsm();
            shared = known;
        }
        return known;
    }

    /** An initialised token that holds nothing. */
    public synchronized TokenPlace freshToken() {
        if (unused.isEmpty()) {
            throw new AssertionError("All tokens are taken: let there be more than " + TOKENS);
        }
        return new TokenPlace(library, unused.remove(), false);
    }

    /** What a lost connection does to a client: all its sessions with the token are gone. */
    void closeAllSessions(TokenPlace token) {
        call("C_CloseAllSessions", token.slot());
    }

    /** Takes all tokens away, as if they were pulled out. */
    void pullOut() throws IOException {
        Files.move(directory.resolve("tokens"), directory.resolve("away"));
    }

    @SuppressWarnings("restricted")
    private void call(String function, long argument) {
        long result;
        try {
            result = (long) Linker.nativeLinker()
                    .downcallHandle(
                            SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow(function),
                            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG))
                    .invokeExact(argument);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (result != 0) {
            throw new AssertionError(function + " answers " + result);
        }
    }

    /** {@code int setenv(const char *name, const char *value, int overwrite)}. */
    private static final FunctionDescriptor SETENV =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

    /** Of this process: the library asks the C runtime, which Java's own map knows nothing of. */
    @SuppressWarnings("restricted")
    private static void setEnvironment(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            int _ = (int) linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"), SETENV)
                    .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static long makeToken(String label, Path configuration) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                label,
                "--so-pin",
                SECURITY_OFFICER,
                "--pin",
                PIN);
        builder.environment().putAll(Map.of("SOFTHSM2_CONF", configuration.toString()));
        String output;
        try {
            Process process = builder.redirectErrorStream(true).start();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw notInstalled();
        }
        Matcher slot = SLOT.matcher(output);
        if (!slot.find()) {
            throw new AssertionError("softhsm2-util made no token: " + output);
        }
        return Long.parseLong(slot.group(1));
    }

    private static AssertionError notInstalled() {
        return new AssertionError("SoftHSM 2 is missing, which stands for a hardware security module in tests. Install"
                + " it: apt-get install softhsm2 (Debian, Ubuntu), dnf install softhsm"
                + " (Fedora), brew install softhsm (macOS).");
    }
}
