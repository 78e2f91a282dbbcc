package io.guanhu.notification.sms;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs between SMS centres.
 *
 * @param destinationForm the notation of the recipient's number
 * @param destinationTon its type, SMPP 3.4, section 5.2.5
 * @param destinationNpi its numbering plan, section 5.2.6
 * @param country the calling code of the country whose numbers have a national form
 * @param sourceTon the type of our own number
 * @param sourceNpi its numbering plan
 * @param concatenation how the parts of a long message are linked
 * @param answeredIds the notation of a message's id in the answer
 * @param receiptedIds its notation in receipts
 * @param receiptedNumber where receipts contain the recipient's number
 */
record Dialect(
        @DefaultValue("PLUS") DestinationForm destinationForm,
        @DefaultValue("INTERNATIONAL") TypeOfNumber destinationTon,
        @DefaultValue("ISDN") NumberingPlanIndicator destinationNpi,
        @DefaultValue("86") String country,
        @DefaultValue("UNKNOWN") TypeOfNumber sourceTon,
        @DefaultValue("ISDN") NumberingPlanIndicator sourceNpi,
        @DefaultValue("UDH") Concatenation concatenation,
        @DefaultValue("TEXT") IdForm answeredIds,
        @DefaultValue("TEXT") IdForm receiptedIds,
        @DefaultValue("SOURCE") NumberIn receiptedNumber) {

    /** How parts are linked. */
    enum Concatenation {
        /** With a header in the user data (3GPP TS 23.040). */
        UDH,
        /** With the parameters sar_msg_ref_num, sar_total_segments and sar_segment_seqnum. */
        SAR
    }

    /** Where a receipt contains the number that the message went to. */
    enum NumberIn {
        /** In its source address, as SMPP specifies. */
        SOURCE,
        DESTINATION,
        /** Absent or masked: receipts are then matched by their id alone. */
        NONE
    }

    /** The calling codes that ITU-T E.164 can assign; none is a prefix of another. */
    private static final Pattern COUNTRY = Pattern.compile("1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
            + "|(?:2[1-689]|3[578]|42|50|59|6[7-9]|8[035789]|9[679])\\d");

    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9 ._&-]{1,11}");
    private static final Pattern INTERNATIONAL = Pattern.compile("[1-9]\\d{6,14}");
    private static final Pattern DIGITS = Pattern.compile("[0-9*#]{1,20}");

    Dialect {
        if (!destinationForm.agreesWith(destinationTon)) {
            throw wrong(
                    "destination-form %s does not go with destination-ton %s: the same digits would be another person's number"
                            .formatted(destinationForm, destinationTon));
        }
        if (!COUNTRY.matcher(country).matches()) {
            throw wrong("country %s is not a calling code, such as 86".formatted(country));
        }
        if ((answeredIds == IdForm.TEXT) != (receiptedIds == IdForm.TEXT)) {
            throw wrong("answered-ids %s and receipted-ids %s never agree: use TEXT for both or for none"
                    .formatted(answeredIds, receiptedIds));
        }
    }

    /**
     * Our own address, if valid for its type.
     *
     * @throws IllegalArgumentException with the reason, if it is not
     */
    String source(String address) {
        boolean fits = switch (sourceTon) {
            case ALPHANUMERIC -> ALPHANUMERIC.matcher(address).matches();
            case INTERNATIONAL -> INTERNATIONAL.matcher(address).matches();
            case UNKNOWN, NATIONAL, NETWORK_SPECIFIC, SUBSCRIBER_NUMBER, ABBREVIATED ->
                DIGITS.matcher(address).matches();
        };
        if (!fits) {
            throw wrong("source-address %s cannot be of source-ton %s".formatted(address, sourceTon));
        }
        if (sourceTon == TypeOfNumber.ALPHANUMERIC && sourceNpi != NumberingPlanIndicator.UNKNOWN) {
            throw wrong("a source-address of source-ton ALPHANUMERIC needs source-npi UNKNOWN");
        }
        return address;
    }

    /** The recipient's number in the centre's notation; empty if it has none there. */
    Optional<String> destination(String number) {
        return destinationForm.of(number, country);
    }

    /** What phones must see identically on all parts of a message. */
    String sender(String address) {
        return "%s/%s/%s/%s".formatted(address, sourceTon, sourceNpi, concatenation);
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("guanhu.notification.smpp: " + reason);
    }
}
