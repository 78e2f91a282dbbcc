package io.guanhu.audit.log;

import io.guanhu.audit.model.LogKeys;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.tlog.note.NoteVerifier;
import io.guanhu.tlog.note.SignedNote;
import io.guanhu.tlog.tree.Tile;
import io.guanhu.tlog.tree.TileId;
import io.guanhu.tlog.tree.TilePath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The log in the format of standard tools: C2SP tlog-tiles below {@code /api/audit/log}. */
@RestController
@RequestMapping("/api/audit/log")
class LogController {

    private static final String ENTRIES = "entries";
    private static final Pattern PATH = Pattern.compile("/([0-5]|" + ENTRIES + ")/(.+)");
    private static final String NO_TILE = "tile-not-found";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final LogStore store;
    private final LogKeys keys;

    LogController(LogStore store, LogKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * The keys of the log in the notation of signed notes, one per line: first the signing key,
     * then those that sign beside it or signed before.
     */
    @NotAudited("Public keys")
    @GetMapping(path = "/key", produces = MediaType.TEXT_PLAIN_VALUE)
    @PreAuthorize("permitAll()")
    @Operation(summary = "The keys that sign checkpoints", tags = "audit")
    Mono<String> key() {
        return Mono.just(
                keys.all().stream().map(NoteVerifier::verifierKey).collect(Collectors.joining("\n", "", "\n")));
    }

    /**
     * The latest checkpoint that enough witnesses have cosigned or, before the first of these, the
     * latest that the log's key has signed.
     */
    @NotAudited("Only a size and a hash; recording each read would create another checkpoint")
    @GetMapping(path = "/checkpoint", produces = "text/plain;charset=UTF-8")
    @Permitted("audit.checkpoint")
    Mono<ResponseEntity<String>> checkpoint() {
        return store.witnessed()
                .switchIfEmpty(store.checkpoint().flatMap(this::signed))
                .map(note ->
                        ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(note.toString()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("log-empty")));
    }

    /** An outside key may not have signed it yet. */
    private Mono<SignedNote> signed(SignedNote note) {
        return keys.all().stream().anyMatch(note::isSignedBy)
                ? Mono.just(note)
                : Mono.error(ProblemException.notFound("checkpoint-not-signed"));
    }

    /**
     * {@code tile/<level>/<index>} and {@code tile/entries/<index>}; anything else is not a tile.
     */
    @Audited(value = "audit.download", counted = true)
    @GetMapping(path = "/tile/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Permitted("audit.download")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> tile(@PathVariable String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return noTile();
        }
        return TilePath.parse(matcher.group(2))
                .map(wanted -> bytes(matcher.group(1), wanted))
                .orElseGet(Mono::empty)
                .map(LogController::immutable)
                .switchIfEmpty(noTile());
    }

    private Mono<byte[]> bytes(String kind, TilePath wanted) {
        return kind.equals(ENTRIES)
                ? entries(wanted)
                : store.tile(new TileId(Integer.parseInt(kind), wanted.index()))
                        .filter(tile -> tile.width() >= wanted.width())
                        .map(tile -> tile.first(wanted.width()).bytes());
    }

    /** Leaves, each preceded by its length in two bytes (big-endian). */
    private Mono<byte[]> entries(TilePath wanted) {
        return store.entries(wanted.index() * Tile.FULL, wanted.width())
                .collectList()
                .filter(entries -> entries.size() == wanted.width())
                .map(LogController::bundle);
    }

    private static <T> Mono<T> noTile() {
        return Mono.error(() -> ProblemException.notFound(NO_TILE));
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
