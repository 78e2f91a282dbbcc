package io.guanhu.platform.description.schema;

/** Named as controllers are, with records as they have them. */
final class TransferController {

    private TransferController() {}

    record Shown() {}

    record NewTransfer() {}
}
