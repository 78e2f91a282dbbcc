package io.guanhu.audit.log;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.tlog.NoteVerifier;
import io.guanhu.tlog.Tile;
import io.guanhu.tlog.TileId;
import io.guanhu.tlog.TilePath;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The log as standard tools read it: C2SP tlog-tiles below {@code /api/audit/log}. */
@RestController
@RequestMapping("/api/audit/log")
class LogController {

    private static final int HIGHEST_LEVEL = 5;
    private static final String NO_TILE = "tile-not-found";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final LogStore store;
    private final NoteVerifier verifier;

    LogController(LogStore store, NoteVerifier verifier) {
        this.store = store;
        this.verifier = verifier;
    }

    /** The key that checkpoints are signed by, in the notation of signed notes. */
    @GetMapping(path = "/key", produces = MediaType.TEXT_PLAIN_VALUE)
    @PreAuthorize("permitAll()")
    Mono<String> key() {
        return Mono.just(verifier.verifierKey() + "\n");
    }

    @GetMapping(path = "/checkpoint", produces = "text/plain;charset=UTF-8")
    @PreAuthorize("hasAnyRole('auditor','compliance-officer')")
    Mono<ResponseEntity<String>> checkpoint() {
        return store.checkpoint()
                .map(
                        note ->
                                ResponseEntity.ok()
                                        .cacheControl(CacheControl.noCache())
                                        .body(note.toString()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("log-empty")));
    }

    @GetMapping(
            path = "/tile/{level:\\d+}/{*path}",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @PreAuthorize("hasAnyRole('auditor','compliance-officer')")
    Mono<ResponseEntity<byte[]>> tile(@PathVariable String level, @PathVariable String path) {
        if (level.length() != 1 || Integer.parseInt(level) > HIGHEST_LEVEL) {
            throw ProblemException.notFound(NO_TILE);
        }
        TilePath wanted = parse(path);
        return store.tile(new TileId(Integer.parseInt(level), wanted.index()))
                .filter(tile -> tile.width() >= wanted.width())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound(NO_TILE)))
                .map(tile -> immutable(tile.first(wanted.width()).bytes()));
    }

    /** Leaves, each after its length in two bytes, the greater first. */
    @GetMapping(path = "/tile/entries/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @PreAuthorize("hasAnyRole('auditor','compliance-officer')")
    Mono<ResponseEntity<byte[]>> entries(@PathVariable String path) {
        TilePath wanted = parse(path);
        return store.entries(wanted.index() * Tile.FULL, wanted.width())
                .collectList()
                .filter(entries -> entries.size() == wanted.width())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound(NO_TILE)))
                .map(entries -> immutable(bundle(entries)));
    }

    private static TilePath parse(String path) {
        return TilePath.parse(path.substring(1))
                .orElseThrow(() -> ProblemException.notFound(NO_TILE));
    }

    private static ResponseEntity<byte[]> immutable(byte[] body) {
        return ResponseEntity.ok().cacheControl(FOR_EVER).body(body);
    }

    private static byte[] bundle(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }
}
