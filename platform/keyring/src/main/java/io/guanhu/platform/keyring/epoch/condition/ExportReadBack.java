package io.guanhu.platform.keyring.epoch.condition;

import io.guanhu.platform.keyring.epoch.Condition;
import io.guanhu.platform.keyring.epoch.Epoch;
import io.guanhu.platform.keyring.export.TreeExport;
import org.jspecify.annotations.Nullable;

/** Exports the tree to its second place, and reads it back from there under the new root. */
final class ExportReadBack implements Condition {

    private final @Nullable TreeExport export;

    /**
     * @param export absent if there is no second place
     */
    ExportReadBack(@Nullable TreeExport export) {
        this.export = export;
    }

    @Override
    public Name name() {
        return Name.EXPORT_READ_BACK;
    }

    @Override
    public Outcome check(Epoch epoch) {
        return export == null ? new Outcome.Absent() : new Outcome.Checked(export.run());
    }
}
