package io.guanhu.local.layout;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords of one data directory: generated at random when first requested, then stored. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties known = new Properties();

    public Secrets(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            }
        }
    }

    public synchronized String of(String name) {
        String existing = known.getProperty(name);
        if (existing != null) {
            return existing;
        }
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        known.setProperty(name, made);
        return made;
    }

    /** The SMS centre's password: SMPP 3.4 allows at most eight characters. */
    public String ofSmsCentre() {
        return of("sms").substring(0, 8);
    }

    public synchronized void save() throws IOException {
        try (Writer writer = PrivateFiles.writer(file)) {
            known.store(writer, null);
        }
    }
}
