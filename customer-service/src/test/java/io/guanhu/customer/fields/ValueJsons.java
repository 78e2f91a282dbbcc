package io.guanhu.customer.fields;

import io.guanhu.customer.model.field.Fields;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON, without a service. */
public final class ValueJsons {

    private ValueJsons() {}

    /** In a bank without fields of its own. */
    public static ValueJson builtIn() {
        return of(Fields.builtIn());
    }

    public static ValueJson of(Fields catalogue) {
        return new ValueJson(JsonMapper.shared(), catalogue);
    }
}
