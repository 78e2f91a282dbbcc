package io.guanhu.notification.sms;

import io.guanhu.notification.model.delivery.Continuing;
import io.guanhu.notification.model.message.ShortMessages;
import io.guanhu.notification.sms.Dialect.Concatenation;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter;

/**
 * A message in SMPP terms.
 *
 * @param id the notification's id, from which the reference that joins the parts is derived. Each
 *     sending has a different one, so that phones do not join its parts with those of an earlier
 *     one
 */
record Parts(ShortMessages text, Continuing.Rest rest, UUID id) {

    int count() {
        return text.count();
    }

    int sending() {
        return rest.sending();
    }

    /** The numbers of the parts to send, from 1. */
    List<Integer> remaining() {
        return IntStream.rangeClosed(1, count())
                .filter(number -> !rest.taken().contains(number))
                .boxed()
                .toList();
    }

    ESMClass type(Concatenation concatenation) {
        return new ESMClass(
                MessageMode.DEFAULT,
                MessageType.DEFAULT,
                count() > 1 && concatenation == Concatenation.UDH
                        ? GSMSpecificFeature.UDHI
                        : GSMSpecificFeature.DEFAULT);
    }

    DataCoding coding() {
        return new GeneralDataCoding(
                text.coding() == ShortMessages.Coding.UCS2 ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT);
    }

    byte[] body(int number, Concatenation concatenation) {
        return switch (concatenation) {
            case UDH -> text.bodies((byte) reference()).get(number - 1);
            case SAR -> text.contents().get(number - 1);
        };
    }

    OptionalParameter[] parameters(int number, Concatenation concatenation) {
        if (count() == 1 || concatenation == Concatenation.UDH) {
            return new OptionalParameter[0];
        }
        return new OptionalParameter[] {
            new OptionalParameter.Sar_msg_ref_num((short) reference()),
            new OptionalParameter.Sar_total_segments((byte) count()),
            new OptionalParameter.Sar_segment_seqnum((byte) number)
        };
    }

    private int reference() {
        return (int) id.getLeastSignificantBits() + sending();
    }
}
