package io.guanhu.platform.keyring.encryption.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates keys in a token by calling its library directly (PKCS #11 2.40, C_GenerateKey). The JDK's
 * provider is not suitable: it labels a key by copying it, which leaves a second object of the same
 * key behind, or needs a separate provider per label, whose sessions it never closes. The JDK's
 * provider has already initialised the library and logged the user in, for the whole process.
 */
final class KeyMaker {

    private static final long CKR_OK = 0;
    private static final long CKF_RW_SESSION = 0x2;
    private static final long CKF_SERIAL_SESSION = 0x4;
    private static final long CKM_AES_KEY_GEN = 0x1080;
    private static final long CKO_SECRET_KEY = 0x4;
    private static final long CKK_AES = 0x1F;

    private static final long CKA_CLASS = 0x0;
    private static final long CKA_TOKEN = 0x1;
    private static final long CKA_PRIVATE = 0x2;
    private static final long CKA_LABEL = 0x3;
    private static final long CKA_KEY_TYPE = 0x100;
    private static final long CKA_SENSITIVE = 0x103;
    private static final long CKA_ENCRYPT = 0x104;
    private static final long CKA_DECRYPT = 0x105;
    private static final long CKA_WRAP = 0x106;
    private static final long CKA_UNWRAP = 0x107;
    private static final long CKA_VALUE_LEN = 0x161;
    private static final long CKA_EXTRACTABLE = 0x162;

    /** CK_ATTRIBUTE and CK_MECHANISM are three words each where a long has eight bytes. */
    private static final long WORD = 8;

    private final TokenPlace place;
    private final MethodHandle getSlotList;
    private final MethodHandle openSession;
    private final MethodHandle generateKey;
    private final MethodHandle closeSession;

    KeyMaker(TokenPlace place) {
        this.place = place;
        this.getSlotList = function(place, "C_GetSlotList", JAVA_BYTE, ADDRESS, ADDRESS);
        this.openSession = function(place, "C_OpenSession", JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
        this.generateKey = function(place, "C_GenerateKey", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        this.closeSession = function(place, "C_CloseSession", JAVA_LONG);
    }

    @SuppressWarnings("restricted") // The library is the configured one.
    private static MethodHandle function(TokenPlace place, String name, MemoryLayout... arguments) {
        SymbolLookup library = SymbolLookup.libraryLookup(place.library(), Arena.global());
        return Linker.nativeLinker()
                .downcallHandle(
                        library.find(name)
                                .orElseThrow(() -> new ProviderException(place.library() + " has no " + name)),
                        FunctionDescriptor.of(JAVA_LONG, arguments));
    }

    /**
     * Creates an object that stays in the token under its label and never leaves it.
     *
     * @param usable whether it can encrypt and decrypt; it can do nothing else
     */
    void make(String label, int bits, boolean usable) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment session = arena.allocate(JAVA_LONG);
            require(
                    "C_OpenSession",
                    call(
                            openSession,
                            slot(arena),
                            CKF_SERIAL_SESSION | CKF_RW_SESSION,
                            MemorySegment.NULL,
                            MemorySegment.NULL,
                            session));
            long opened = session.get(JAVA_LONG, 0);
            try {
                generate(arena, opened, label, bits, usable);
            } finally {
                // The key belongs to the token, not the session; a lost session needs no closing.
                long _ = call(closeSession, opened);
            }
        }
    }

    private void generate(Arena arena, long session, String label, int bits, boolean usable) {
        List<Attribute> template = new ArrayList<>();
        template.add(Attribute.of(CKA_CLASS, CKO_SECRET_KEY));
        template.add(Attribute.of(CKA_KEY_TYPE, CKK_AES));
        template.add(Attribute.of(CKA_VALUE_LEN, bits / 8));
        template.add(Attribute.of(CKA_LABEL, label));
        template.add(Attribute.of(CKA_TOKEN, true));
        template.add(Attribute.of(CKA_PRIVATE, true));
        template.add(Attribute.of(CKA_SENSITIVE, true));
        template.add(Attribute.of(CKA_EXTRACTABLE, false));
        template.add(Attribute.of(CKA_ENCRYPT, usable));
        template.add(Attribute.of(CKA_DECRYPT, usable));
        template.add(Attribute.of(CKA_WRAP, false));
        template.add(Attribute.of(CKA_UNWRAP, false));
        MemorySegment attributes = arena.allocate(3 * WORD * template.size(), WORD);
        for (int i = 0; i < template.size(); i++) {
            template.get(i).write(arena, attributes.asSlice(3 * WORD * i, 3 * WORD));
        }
        MemorySegment mechanism = arena.allocate(3 * WORD, WORD);
        mechanism.set(JAVA_LONG, 0, CKM_AES_KEY_GEN);
        MemorySegment made = arena.allocate(JAVA_LONG);
        require("C_GenerateKey", call(generateKey, session, mechanism, attributes, (long) template.size(), made));
    }

    private long slot(Arena arena) {
        if (!place.slotIsIndex()) {
            return place.slot();
        }
        MemorySegment count = arena.allocate(JAVA_LONG);
        require("C_GetSlotList", call(getSlotList, (byte) 0, MemorySegment.NULL, count));
        long slots = count.get(JAVA_LONG, 0);
        if (place.slot() >= slots) {
            throw new ProviderException("There are " + slots + " slots");
        }
        MemorySegment list = arena.allocate(JAVA_LONG, slots);
        require("C_GetSlotList", call(getSlotList, (byte) 0, list, count));
        return list.getAtIndex(JAVA_LONG, place.slot());
    }

    private static long call(MethodHandle function, Object... arguments) {
        try {
            return (long) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ProviderException(e);
        }
    }

    private static void require(String function, long answer) {
        if (answer != CKR_OK) {
            throw new ProviderException("%s answers CKR 0x%x".formatted(function, answer));
        }
    }

    /** One entry of a template. */
    private record Attribute(long type, byte[] value) {

        private static Attribute of(long type, boolean value) {
            return new Attribute(type, new byte[] {(byte) (value ? 1 : 0)});
        }

        private static Attribute of(long type, String value) {
            return new Attribute(type, value.getBytes(StandardCharsets.US_ASCII));
        }

        private static Attribute of(long type, long value) {
            byte[] word = new byte[(int) WORD];
            MemorySegment.ofArray(word).set(JAVA_LONG.withByteAlignment(1), 0, value);
            return new Attribute(type, word);
        }

        private void write(Arena arena, MemorySegment place) {
            place.set(JAVA_LONG, 0, type);
            place.set(ADDRESS, WORD, arena.allocateFrom(JAVA_BYTE, value));
            place.set(JAVA_LONG, 2 * WORD, value.length);
        }
    }
}
