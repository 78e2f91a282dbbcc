package io.guanhu.audit.log;

import io.guanhu.audit.model.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The checkpoint that lies where no database administrator can reach it. */
@Component
class ExternalCheckpoint {

    private final Path file;

    ExternalCheckpoint(@Value("${guanhu.audit.checkpoint-directory}") Path directory) {
        this.file = directory.resolve("checkpoint");
    }

    Mono<Optional<SignedNote>> read() {
        return Mono.fromCallable(this::readNow).subscribeOn(Schedulers.boundedElastic());
    }

    private Optional<SignedNote> readNow() {
        try {
            return Files.exists(file)
                    ? Optional.of(SignedNote.parse(Files.readString(file)))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
