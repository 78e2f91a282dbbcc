package io.guanhu.customer.fields;

import io.guanhu.customer.model.field.Fields;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON in a bank without fields of its own. */
public final class ValueJsons {

    private ValueJsons() {}

    public static ValueJson builtIn() {
        return new ValueJson(JsonMapper.shared(), Fields.builtIn());
    }
}
