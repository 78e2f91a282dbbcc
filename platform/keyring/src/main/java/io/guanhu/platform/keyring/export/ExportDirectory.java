package io.guanhu.platform.keyring.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of an export, numbered in order. The newest full one and all that follow make up the
 * latest state.
 */
final class ExportDirectory {

    private static final String PREFIX = "key-tree-";
    private static final String SUFFIX = ".export";

    private final Path directory;

    ExportDirectory(Path directory) {
        this.directory = directory;
    }

    void make() throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** The path of the next file. */
    Path next() throws IOException {
        List<Path> files = files();
        long last = files.isEmpty() ? 0 : number(files.getLast());
        return directory.resolve(PREFIX + "%012d".formatted(last + 1) + SUFFIX);
    }

    Path named(String name) {
        return directory.resolve(name);
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name, PREFIX.length(), name.length() - SUFFIX.length(), 10);
    }

    /** All files, oldest first. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
                all.forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    Optional<Path> newest() throws IOException {
        List<Path> files = files();
        return files.isEmpty() ? Optional.empty() : Optional.of(files.getLast());
    }

    /** The newest full export and those that follow it; empty if there is none. */
    List<Path> chain() throws IOException {
        List<Path> files = files();
        for (int i = files.size() - 1; i >= 0; i--) {
            if (ExportFile.head(files.get(i)).after() == 0) {
                return files.subList(i, files.size());
            }
        }
        return List.of();
    }

    /** Removes files that the newest full export has made superfluous. */
    void removeBefore(Path full) throws IOException {
        for (Path file : files()) {
            if (file.getFileName().toString().compareTo(full.getFileName().toString()) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }
}
