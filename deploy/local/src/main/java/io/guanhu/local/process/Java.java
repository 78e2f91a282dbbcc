package io.guanhu.local.process;

import io.guanhu.testing.ChildProcess;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for the JVMs of the services. */
public final class Java {

    static final String EXECUTABLE =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * A small heap and only the first compiler, because these processes start often and are mostly
     * idle.
     */
    private static final List<String> SMALL_AND_QUICK = List.of(
            "-Xms32m",
            "-Xmx224m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Djava.security.egd=file:/dev/urandom",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Java() {}

    public static List<String> command(ServiceJar jar, Path configuration) {
        List<String> command = new ArrayList<>();
        command.add(EXECUTABLE);
        command.addAll(SMALL_AND_QUICK);
        command.addAll(List.of(
                "-cp",
                jar.jar() + File.pathSeparator + childProcessCode(),
                ChildProcess.class.getName(),
                jar.mainClass(),
                "--spring.config.additional-location=" + configuration.toUri()));
        return ChildProcess.inOwnSession(command);
    }

    /** The command line of a small program of our own, without a configuration file. */
    public static List<String> command(String classPath, String mainClass, String heap, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(
                EXECUTABLE,
                "-Xmx" + heap,
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath + File.pathSeparator + childProcessCode(),
                ChildProcess.class.getName(),
                mainClass));
        command.addAll(arguments);
        return ChildProcess.inOwnSession(command);
    }

    private static Path childProcessCode() {
        return Path.of(URI.create(ChildProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }
}
