package io.guanhu.notification.sms;

import io.guanhu.notification.model.delivery.DeliveryReceipts;
import io.guanhu.notification.model.delivery.Receipt;
import java.nio.charset.StandardCharsets;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives delivery receipts from an SMS centre. Replies from people are ignored. */
final class ReceiptListener implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptListener.class);

    private final String provider;
    private final Dialect dialect;
    private final DeliveryReceipts receipts;

    ReceiptListener(String provider, Dialect dialect, DeliveryReceipts receipts) {
        this.provider = provider;
        this.dialect = dialect;
        this.receipts = receipts;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivery) throws ProcessRequestException {
        if (!delivery.isSmscDeliveryReceipt()) {
            return;
        }
        ReceiptText text = ReceiptText.of(text(delivery));
        String id = id(delivery, text);
        if (id == null) {
            LOG.warn("{} sent a receipt that cannot be read", provider);
            return;
        }
        Boolean delivered = delivered(delivery, text);
        if (delivered == null) {
            LOG.debug("{} tells of progress", provider);
            return;
        }
        take(new Receipt(
                provider,
                dialect.receiptedIds().canonical(id),
                Receipt.endOf(number(delivery)),
                delivered,
                text.marks()));
    }

    private static String text(DeliverSm delivery) {
        byte[] body =
                delivery.getOptionalParameter(Tag.MESSAGE_PAYLOAD) instanceof OptionalParameter.OctetString payload
                        ? payload.getValue()
                        : delivery.getShortMessage();
        return body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
    }

    /** A separate parameter is more reliable than the text. */
    private static @Nullable String id(DeliverSm delivery, ReceiptText text) {
        return delivery.getOptionalParameter(Tag.RECEIPTED_MESSAGE_ID)
                                instanceof OptionalParameter.COctetString parameter
                        && !parameter.getValueAsString().isEmpty()
                ? parameter.getValueAsString()
                : text.id();
    }

    private static @Nullable Boolean delivered(DeliverSm delivery, ReceiptText text) {
        if (text.delivered() != null) {
            return text.delivered();
        }
        return delivery.getOptionalParameter(Tag.MESSAGE_STATE) instanceof OptionalParameter.Byte state
                ? ReceiptText.finalState(state.getValue()).orElse(null)
                : null;
    }

    private @Nullable String number(DeliverSm delivery) {
        return switch (dialect.receiptedNumber()) {
            case SOURCE -> delivery.getSourceAddr();
            case DESTINATION -> delivery.getDestAddress();
            case NONE -> null;
        };
    }

    /** The centre sends it again if told that it was not accepted. */
    private void take(Receipt receipt) throws ProcessRequestException {
        try {
            receipts.received(receipt);
        } catch (RuntimeException failure) {
            LOG.warn("A receipt of {} could not be stored", provider);
            throw new ProcessRequestException("not stored", SMPPConstant.STAT_ESME_RX_T_APPN, failure);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // The phone is reachable again, so the centre itself delivers the message.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
