package io.guanhu.local.process;

import io.guanhu.local.layout.SuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.springframework.util.FileSystemUtils;

/**
 * A service's packaged jar, unpacked once after each build so that it starts faster.
 *
 * @param jar its classes; the manifest names the libraries
 * @param mainClass the class to run
 */
public record ServiceJar(Path jar, String mainClass) {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    public static ServiceJar of(Path root, String module) {
        String name = module + "-" + VERSION + ".jar";
        Path target = root.resolve(module).resolve("target");
        Path packaged = target.resolve(name);
        if (!Files.exists(packaged)) {
            throw new SuiteException(packaged + " is missing: package the modules first (./mvnw package).");
        }
        Path layout = target.resolve("layout");
        Path jar = layout.resolve(name);
        try {
            String origin = origin(packaged);
            Path mark = layout.resolve("origin");
            if (!Files.exists(mark) || !Files.readString(mark).equals(origin)) {
                FileSystemUtils.deleteRecursively(layout);
                extract(packaged, layout);
                Files.writeString(mark, origin);
            }
            try (JarFile file = new JarFile(jar.toFile())) {
                return new ServiceJar(
                        jar, file.getManifest().getMainAttributes().getValue("Main-Class"));
            }
        } catch (IOException e) {
            throw new SuiteException("The jar of " + module + " could not be laid out: " + e.getMessage(), e);
        }
    }

    /**
     * The file's size and modification time; the date inside the jar is the same in every build.
     */
    private static String origin(Path packaged) throws IOException {
        return Files.size(packaged) + " " + Files.getAttribute(packaged, "unix:ctime");
    }

    private static void extract(Path packaged, Path layout) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Java.EXECUTABLE,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        packaged.toString(),
                        "extract",
                        "--destination",
                        layout.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("the jar's own tools failed");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
