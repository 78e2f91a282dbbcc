package io.guanhu.privacy.policy;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.privacy.model.policy.PrivacyPolicy;
import io.guanhu.privacy.model.policy.PrivacyPolicy.Text;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The versions of the policy that the bank has published. They are never changed or removed. */
@Component
class PolicyStore {

    private static final String SELECT = "select * from privacy_policy ";

    private final DatabaseClient database;

    PolicyStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<PrivacyPolicy> current() {
        return database.sql(SELECT + "order by version desc limit 1")
                .map(PolicyStore::policy)
                .one();
    }

    Mono<PrivacyPolicy> version(long version) {
        return database.sql(SELECT + "where version = :version")
                .bind("version", version)
                .map(PolicyStore::policy)
                .one();
    }

    /** The versions before a given one, newest first. */
    Flux<PrivacyPolicy> before(long version, int limit) {
        return database.sql(SELECT + "where version < :version order by version desc limit :limit")
                .bind("version", version)
                .bind("limit", limit)
                .map(PolicyStore::policy)
                .all();
    }

    /**
     * Adds the next version; empty if a newer one than the given is in force, which its author has
     * not seen.
     */
    Mono<PrivacyPolicy> add(long follows, Text chinese, Text english, String by, Instant at) {
        return database.sql("select pg_advisory_xact_lock(hashtext('privacy_policy'))")
                .fetch()
                .one()
                .then(database.sql("""
                        insert into privacy_policy (
                            version, title_zh, text_zh, title_en, text_en, published_by, published_at)
                        select coalesce(max(version), 0) + 1, :titleZh, :textZh, :titleEn, :textEn, :by, :at
                          from privacy_policy
                        having coalesce(max(version), 0) = :follows
                        returning *
                        """)
                        .bind("follows", follows)
                        .bind("titleZh", chinese.title())
                        .bind("textZh", chinese.text())
                        .bind("titleEn", english.title())
                        .bind("textEn", english.text())
                        .bind("by", by)
                        .bind("at", at)
                        .map(PolicyStore::policy)
                        .one());
    }

    private static PrivacyPolicy policy(Readable row) {
        return new PrivacyPolicy(
                number(row, "version"),
                new Text(text(row, "title_zh"), text(row, "text_zh")),
                new Text(text(row, "title_en"), text(row, "text_en")),
                instant(row, "published_at"));
    }
}
