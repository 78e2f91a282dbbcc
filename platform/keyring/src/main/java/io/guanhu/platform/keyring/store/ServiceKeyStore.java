package io.guanhu.platform.keyring.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When each version of the service's own keys was first seen, by the key store's clock. */
public final class ServiceKeyStore {

    private final JdbcClient sql;

    public ServiceKeyStore(KeyDatabase database) {
        this.sql = database.sql();
    }

    /**
     * The age of each living version of a key. A version not seen before counts as new, and one
     * that no longer exists is deleted.
     */
    public Map<Integer, Duration> ages(String name, Collection<Integer> living) {
        int[] versions = living.stream().mapToInt(Integer::intValue).toArray();
        Map<Integer, Duration> ages = new HashMap<>();
        sql.sql("""
                select version, extract(epoch from now() - seen_at) as age from service_key
                 where name = ? and version = any(?)
                """).param(name).param(versions).query(row -> {
            ages.put(row.getInt("version"), Duration.ofMillis(Math.round(row.getDouble("age") * 1_000)));
        });
        if (!ages.keySet().containsAll(living)) {
            write(name, versions);
            living.forEach(version -> ages.putIfAbsent(version, Duration.ZERO));
        }
        return ages;
    }

    private void write(String name, int[] versions) {
        sql.sql("delete from service_key where name = ? and version <> all(?)")
                .param(name)
                .param(versions)
                .update();
        sql.sql("""
                insert into service_key (name, version) select ?, unnest(?::int[])
                on conflict do nothing
                """).param(name).param(versions).update();
    }
}
