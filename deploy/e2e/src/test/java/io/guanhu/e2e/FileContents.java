package io.guanhu.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every file below a directory. */
final class FileContents {

    private static final int PIECE = 8 * 1024 * 1024;

    /** So much of a piece is read again with the next one, for what lies across. */
    private static final int OVERLAP = 4 * 1024;

    private FileContents() {}

    /** Returns how many files there were. */
    static long searchAll(Path directory, Predicate<Path> wanted, LeakSearch search) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(Files::isRegularFile).filter(wanted).toList();
        }
        for (Path file : files) {
            searchFile(directory.relativize(file).toString(), file, search);
        }
        return files.size();
    }

    private static void searchFile(String name, Path file, LeakSearch search) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] tail = new byte[0];
            byte[] piece = in.readNBytes(PIECE);
            while (piece.length > 0) {
                byte[] both = new byte[tail.length + piece.length];
                System.arraycopy(tail, 0, both, 0, tail.length);
                System.arraycopy(piece, 0, both, tail.length, piece.length);
                search.search(name, both);
                int kept = Math.min(OVERLAP, both.length);
                tail = Arrays.copyOfRange(both, both.length - kept, both.length);
                piece = in.readNBytes(PIECE);
            }
        } catch (NoSuchFileException _) {
            // A server removed its own file meanwhile.
        }
    }
}
