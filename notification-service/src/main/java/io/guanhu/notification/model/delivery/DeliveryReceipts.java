package io.guanhu.notification.model.delivery;

/** Takes what providers report about messages they accepted. */
public interface DeliveryReceipts {

    /**
     * Remembers a receipt for good before it returns; throws if it cannot, so that the provider
     * tells it again.
     */
    void received(Receipt receipt);
}
