package io.guanhu.platform.keyring;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Key-encryption keys in a keyset file, shared by the replicas of a service. */
final class LocalKeyEncryption implements KeyEncryptionService {

    private static final Logger LOG = LoggerFactory.getLogger(LocalKeyEncryption.class);

    private final KeysetFile file;
    private volatile Loaded loaded;

    private record Loaded(String primaryId, Set<String> ids, Aead aead) {

        static Loaded of(KeysetHandle keyset) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < keyset.size(); i++) {
                ids.add(idOf(keyset.getAt(i)));
            }
            try {
                return new Loaded(
                        idOf(keyset.getPrimary()),
                        ids,
                        keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The key-encryption keys cannot be used", e);
            }
        }
    }

    LocalKeyEncryption(KeysetFile file) {
        this.file = file;
        this.loaded = Loaded.of(file.read());
    }

    @Override
    public String primaryId() {
        return loaded.primaryId();
    }

    @Override
    public Mono<Wrapped> wrap(byte[] dataKey, byte[] context) {
        return Mono.fromCallable(
                () -> {
                    Loaded current = loaded;
                    return new Wrapped(
                            current.primaryId(), current.aead().encrypt(dataKey, context));
                });
    }

    @Override
    public Mono<byte[]> unwrap(Wrapped wrapped, byte[] context) {
        return Mono.defer(
                () ->
                        loaded.ids().contains(wrapped.kekId())
                                ? Mono.fromCallable(() -> unwrapNow(wrapped, context))
                                : reload().then(
                                                Mono.fromCallable(
                                                        () -> unwrapNow(wrapped, context))));
    }

    private byte[] unwrapNow(Wrapped wrapped, byte[] context) {
        Loaded current = loaded;
        if (!current.ids().contains(wrapped.kekId())) {
            throw new UnknownKeyEncryptionKeyException(wrapped.kekId());
        }
        try {
            return current.aead().decrypt(wrapped.key(), context);
        } catch (GeneralSecurityException _) {
            throw new SealBrokenException("A data key cannot be unwrapped");
        }
    }

    @Override
    public Mono<String> newPrimary() {
        return onDisk(
                () -> {
                    load(file.change(LocalKeyEncryption::withNewPrimary));
                    LOG.info("Key-encryption key {} is the primary one now", primaryId());
                    return primaryId();
                });
    }

    @Override
    public Mono<Void> reload() {
        return onDisk(() -> load(file.read())).then();
    }

    @Override
    public Mono<Void> destroy(String kekId) {
        return onDisk(
                        () -> {
                            load(file.change(keyset -> without(keyset, kekId)));
                            LOG.info("Key-encryption key {} was destroyed", kekId);
                            return kekId;
                        })
                .then();
    }

    private Loaded load(KeysetHandle keyset) {
        Loaded fresh = Loaded.of(keyset);
        loaded = fresh;
        return fresh;
    }

    private static <T> Mono<T> onDisk(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    private static KeysetHandle withNewPrimary(KeysetHandle keyset) {
        KeysetHandle.Builder changed = KeysetHandle.newBuilder();
        for (int i = 0; i < keyset.size(); i++) {
            changed.addEntry(kept(keyset.getAt(i)));
        }
        changed.addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary());
        return built(changed);
    }

    private static KeysetHandle without(KeysetHandle keyset, String kekId) {
        if (idOf(keyset.getPrimary()).equals(kekId)) {
            throw new IllegalStateException("The primary key-encryption key is in use");
        }
        KeysetHandle.Builder changed = KeysetHandle.newBuilder();
        for (int i = 0; i < keyset.size(); i++) {
            KeysetHandle.Entry entry = keyset.getAt(i);
            if (entry.isPrimary()) {
                changed.addEntry(kept(entry).makePrimary());
            } else if (!idOf(entry).equals(kekId)) {
                changed.addEntry(kept(entry));
            }
        }
        return built(changed);
    }

    private static KeysetHandle.Builder.Entry kept(KeysetHandle.Entry entry) {
        return KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId());
    }

    private static KeysetHandle built(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key-encryption keys cannot be changed", e);
        }
    }

    private static String idOf(KeysetHandle.Entry entry) {
        return Integer.toUnsignedString(entry.getId());
    }
}
