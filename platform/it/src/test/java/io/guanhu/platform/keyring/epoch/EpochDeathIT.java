package io.guanhu.platform.keyring.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process dies anywhere in an epoch, and the next one goes on to the same end. */
class EpochDeathIT extends EpochFixture {

    EpochDeathIT(@TempDir Path directory) {
        super(directory);
    }

    /**
     * The process dies at each of its calls to the holder of root keys, before the call is done and
     * after: another process reads every living key, and goes on to the same new root.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void survivesADeathAtEveryCall(boolean afterwards) throws SQLException {
        int call = 0;
        while (true) {
            UUID customer = UUID.randomUUID();
            service.provide(customer);
            byte[] identity = service.key(customer, "IDENTITY");
            long epoch = service.destroy(customer, "CONTACT");
            encryption.failAt(call, afterwards);
            dieTrying(epoch);
            if (!encryption.failed()) {
                break;
            }
            String target = service.store.find(epoch).orElseThrow().newRoot();
            restart();
            assertThat(service.key(customer, "IDENTITY")).as("call %s", call).isEqualTo(identity);
            assertThat(service.find(customer).living()).doesNotContainKey("CONTACT");
            service.close(epoch);
            if (target != null) {
                assertThat(root()).as("call %s", call).isEqualTo(target);
            }
            assertThat(service.key(customer, "IDENTITY")).isEqualTo(identity);
            call++;
        }
        assertThat(call).isGreaterThan(6);
        assertThat(livingRoots()).isEqualTo(1);
    }

    /** The store fails to record each step, as if the connection were cut at its commit. */
    @ParameterizedTest
    @EnumSource(value = Step.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void survivesADeathBeforeEveryStep(Step step) throws SQLException {
        UUID customer = UUID.randomUUID();
        service.provide(customer);
        byte[] identity = service.key(customer, "IDENTITY");
        byte[] contact = service.key(customer, "CONTACT");
        long epoch = service.destroy(customer, "CONTACT");
        asOwner("""
                create or replace function cut() returns trigger language plpgsql as
                $$ begin raise exception 'the connection is cut'; end $$;
                create trigger cut before update of step on epoch for each row
                  when (new.step = '%s') execute function cut()
                """.formatted(step));
        dieTrying(epoch);
        Epoch stuck = service.store.find(epoch).orElseThrow();
        assertThat(stuck.step().next()).isEqualTo(step);
        if (stuck.step() == Step.SWITCHED || stuck.step() == Step.GATED) {
            assertThat(OldTree.read(service, stuck, files).key(customer, "CONTACT"))
                    .isEqualTo(contact);
            assertThat(OldTree.read(service, stuck, files).key(customer, "IDENTITY"))
                    .isEqualTo(identity);
        }
        asOwner("drop trigger cut on epoch");
        restart();
        assertThat(service.key(customer, "IDENTITY")).isEqualTo(identity);
        service.close(epoch);
        assertThat(service.key(customer, "IDENTITY")).isEqualTo(identity);
        assertThat(livingRoots()).isEqualTo(1);
    }
}
