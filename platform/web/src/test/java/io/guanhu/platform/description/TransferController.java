package io.guanhu.platform.description;

/** Named as controllers are, with records as they have them. */
final class TransferController {

    private TransferController() {}

    record Shown() {}

    record NewTransfer() {}
}
