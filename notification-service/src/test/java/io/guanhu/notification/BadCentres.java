package io.guanhu.notification;

import io.guanhu.testing.SmsCentre;
import io.guanhu.testing.SmsCentre.Receipts;
import io.guanhu.testing.SmsPart;
import java.util.List;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Two SMS centres that can behave as badly as real ones do. The second sends from another address,
 * so that no phone joins its parts with those of the first.
 */
record BadCentres(World world, SmsCentre other) implements AutoCloseable {

    private static final String SMPP = "guanhu.notification.smpp.";

    BadCentres() {
        this(new World(), SmsCentre.start());
    }

    SmsCentre first() {
        return world.sms();
    }

    void register(DynamicPropertyRegistry properties) {
        world.register(properties);
        properties.add(SMPP + "dialect.destination-form", () -> "DIGITS");
        properties.add(SMPP + "dialect.source-ton", () -> "ABBREVIATED");
        properties.add(SMPP + "dialect.source-npi", () -> "PRIVATE");
        properties.add(SMPP + "dialect.answered-ids", () -> "HEX");
        properties.add(SMPP + "dialect.receipted-ids", () -> "DECIMAL");
        properties.add(SMPP + "fallbacks[0].host", () -> "localhost");
        properties.add(SMPP + "fallbacks[0].port", other::port);
        properties.add(SMPP + "fallbacks[0].system-id", () -> SmsCentre.SYSTEM_ID);
        properties.add(SMPP + "fallbacks[0].password", () -> SmsCentre.PASSWORD);
        properties.add(SMPP + "fallbacks[0].source-address", () -> "95501");
        properties.add(SMPP + "fallbacks[0].dialect.concatenation", () -> "SAR");
    }

    void behaveAgain() {
        first().refuseNext(0);
        first().sendReceipts(Receipts.ONCE);
        first().callMessages(() -> UUID.randomUUID().toString());
        first().writeIdsInReceipts(each -> each);
    }

    /** What the first provider accepted. */
    List<SmsPart> parts(String number) {
        return first().partsTo(digits(number));
    }

    /** In the first one's dialect. */
    static String digits(String number) {
        return number.substring(1);
    }

    @Override
    public void close() {
        world.close();
        other.close();
    }
}
