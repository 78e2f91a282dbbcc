package io.guanhu.customer.tokens;

import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.platform.keyring.service.InMemoryKeyVersions;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import java.util.HexFormat;
import org.springframework.r2dbc.core.DatabaseClient;

/** Search tokens under a key of their own in memory, whose versions come and die. The tables begin with the first. */
public final class VersionedSearchTokens {

    private final InMemoryKeyVersions versions = new InMemoryKeyVersions();
    private final SearchTokens searchTokens = new SearchTokens(versions.keys());

    public SearchTokens searchTokens() {
        return searchTokens;
    }

    public InMemoryKeyVersions versions() {
        return versions;
    }

    /** The real store of tokens. */
    public TokenStore store(DatabaseClient database) {
        return new TokenStore(database, searchTokens);
    }

    /** Creates the next version, which every process knows at once; returns its number. */
    public int next() {
        return versions.succeed(searchTokens.key());
    }

    public void destroy(int version) {
        versions.destroy(searchTokens.key(), version);
    }

    /** A token under the newest version, in hexadecimal. */
    public String hex(Token word) {
        Version newest = searchTokens.key().newest();
        return HexFormat.of().formatHex(newest.hash(word.purpose(), word.word()));
    }
}
