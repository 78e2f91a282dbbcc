package io.guanhu.notification.template;

import java.util.Map;

/**
 * The names of customer fields in messages that name them by codes, as earlier versions of
 * customer-service did. Anything else is a name already.
 */
final class FieldWords {

    private static final Map<String, String> CHINESE = Map.of(
            "name", "姓名",
            "idNumber", "证件号码",
            "phone", "手机号码",
            "email", "电子邮箱",
            "address", "联系地址",
            "accountNumbers", "账号");

    private static final Map<String, String> ENGLISH = Map.of(
            "name", "name",
            "idNumber", "ID number",
            "phone", "phone number",
            "email", "email address",
            "address", "address",
            "accountNumbers", "account numbers");

    private FieldWords() {}

    static String of(String field, String language) {
        return (isChinese(language) ? CHINESE : ENGLISH).getOrDefault(field, field);
    }

    static String separator(String language) {
        return isChinese(language) ? "、" : ", ";
    }

    private static boolean isChinese(String language) {
        return language.startsWith("zh");
    }
}
