package io.guanhu.notification.model.delivery;

/** Receives what providers report about messages they accepted. */
public interface DeliveryReceipts {

    /**
     * Stores a receipt durably before it returns. Throws if it cannot, so that the provider sends
     * it again.
     */
    void received(Receipt receipt);
}
