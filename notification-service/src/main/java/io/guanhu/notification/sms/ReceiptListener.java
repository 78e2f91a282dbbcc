package io.guanhu.notification.sms;

import io.guanhu.notification.model.DeliveryReceipts;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes delivery receipts from an SMS centre. Answers of people are not for us and are ignored. */
final class ReceiptListener implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptListener.class);

    private final String provider;
    private final DeliveryReceipts receipts;

    ReceiptListener(String provider, DeliveryReceipts receipts) {
        this.provider = provider;
        this.receipts = receipts;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivery) throws ProcessRequestException {
        if (!delivery.isSmscDeliveryReceipt()) {
            return;
        }
        DeliveryReceipt receipt;
        try {
            receipt = delivery.getShortMessageAsDeliveryReceipt();
        } catch (InvalidDeliveryReceiptException malformed) {
            LOG.warn("{} sent a receipt that cannot be read", provider);
            return;
        }
        switch (receipt.getFinalStatus()) {
            case DELIVRD -> take(receipt, true);
            case EXPIRED, DELETED, UNDELIV, REJECTD -> take(receipt, false);
            case ENROUTE, ACCEPTD, UNKNOWN -> LOG.debug("{} tells of progress", provider);
        }
    }

    /** The centre repeats what it is told was not taken. */
    private void take(DeliveryReceipt receipt, boolean delivered) throws ProcessRequestException {
        try {
            receipts.received(provider, receipt.getId(), delivered);
        } catch (RuntimeException failure) {
            LOG.warn("A receipt of {} could not be stored", provider);
            throw new ProcessRequestException(
                    "not stored", SMPPConstant.STAT_ESME_RX_T_APPN, failure);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // A phone that is reachable again: the centre itself delivers then.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session)
            throws ProcessRequestException {
        throw new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
