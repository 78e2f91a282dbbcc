package io.guanhu.customer.model.field;

import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.field.Value.Texts;
import io.guanhu.customer.model.value.ResidentId;
import java.util.List;
import java.util.Map;

/** Profiles of people who do not exist, with values in ranges that belong to nobody. */
public final class Somebody {

    private Somebody() {}

    /** People with different numbers have nothing in common. */
    public static Profile number(int number) {
        String body = "110199195001%02d%03d".formatted(1 + number % 28, number);
        return new Profile(Map.of(
                BuiltIn.NAME, new Text("萧" + "东南西北中发白春夏秋".charAt(number % 10) + (char) ('一' + number)),
                BuiltIn.ID_TYPE, new Text("RESIDENT_ID"),
                BuiltIn.ID_NUMBER, new Text(body + ResidentId.checkCharacter(body)),
                BuiltIn.PHONE, new Text("+86142%08d".formatted(number)),
                BuiltIn.EMAIL, new Text("kehu%d@example.com".formatted(number)),
                BuiltIn.ADDRESS, new Text("北京市朝阳区梧桐里路%d号".formatted(number)),
                BuiltIn.LAST_TRANSACTION_ON, new Text("2026-06-01"),
                BuiltIn.SERVICE_NOTES, new Texts(List.of("预约保险箱业务"))));
    }

    public static Profile with(Profile profile, Field field, String text) {
        return profile.and(new Profile(Map.of(field, new Text(text))));
    }

    /** The only text of a field. */
    public static String text(Profile profile, Field field) {
        return profile.text(field).orElseThrow();
    }
}
