package io.guanhu.customer.model.field;

import static io.guanhu.customer.model.field.Field.define;
import static io.guanhu.customer.model.field.ProtectionClass.C1;
import static io.guanhu.customer.model.field.ProtectionClass.C2;
import static io.guanhu.customer.model.field.Trait.ANNOUNCED;
import static io.guanhu.customer.model.field.Trait.ENTERED_BY_STAFF_ONLY;
import static io.guanhu.customer.model.field.Trait.REQUIRED;
import static io.guanhu.customer.model.field.Trait.SECOND_PERSON;
import static io.guanhu.customer.model.field.Trait.SEVERAL;
import static io.guanhu.platform.contract.DataCategory.ACCOUNT;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.INTERACTION;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static io.guanhu.platform.contract.DataCategory.TRANSACTION;

import java.util.List;

/**
 * The fields that every bank has. The constants are for rules about one particular field, such as
 * who a customer is or how to reach them. Anything that applies to a kind of field uses its
 * definition.
 */
public final class BuiltIn {

    public static final Field NAME = define(100, "name", Kind.PERSON_NAME)
            .in(IDENTITY, C2)
            .showing(1, 0)
            .with(REQUIRED, SECOND_PERSON)
            .searchedAs("name")
            .example("李明")
            .english("Name", "The name as in the identity document")
            .chinese("姓名", "与身份证件上的姓名一致")
            .build();

    public static final Field ID_TYPE = define(200, "idType", Kind.ID_TYPE)
            .in(IDENTITY, C1)
            .unmasked()
            .with(REQUIRED, SECOND_PERSON)
            .example("RESIDENT_ID")
            .english("ID type", "The kind of identity document")
            .chinese("证件类型", "身份证件的种类")
            .build();

    public static final Field ID_NUMBER = define(300, "idNumber", Kind.ID_NUMBER)
            .in(IDENTITY, C2)
            .showing(3, 4)
            .with(REQUIRED, SECOND_PERSON)
            .searchedAs("idNumber")
            .example("11010519491231002X")
            .english("ID number", "The number of an identity document")
            .chinese("证件号码", "身份证件上的号码")
            .build();

    public static final Field PHONE = define(400, "phone", Kind.PHONE)
            .in(CONTACT, C2)
            .showing(6, 4)
            .with(ANNOUNCED)
            .searchedAs("phone")
            .example("13800000001")
            .english("Phone", "A phone number")
            .chinese("手机", "手机或固定电话号码")
            .build();

    public static final Field EMAIL = define(500, "email", Kind.EMAIL)
            .in(CONTACT, C2)
            .showing(1, 0)
            .with(ANNOUNCED)
            .searchedAs("email")
            .example("li.ming@example.com")
            .english("Email", "An email address")
            .chinese("邮箱", "电子邮箱地址")
            .build();

    public static final Field ADDRESS = define(600, "address", Kind.LINE)
            .in(CONTACT, C2)
            .showing(6, 0)
            .with(ANNOUNCED)
            .example("上海市浦东新区世纪大道1号")
            .english("Address", "The customer's home address")
            .chinese("地址", "客户的居住地址")
            .build();

    /** Further numbers; like {@link #MARKETING_ADDRESS} they do not identify anybody. */
    public static final Field OTHER_PHONES = define(700, "otherPhones", Kind.PHONE)
            .in(CONTACT, C2)
            .showing(6, 4)
            .with(SEVERAL)
            .example("13900000001")
            .english("Other phones", "Further phone numbers")
            .chinese("其他电话", "其他联系电话")
            .build();

    public static final Field MARKETING_ADDRESS = define(800, "marketingAddress", Kind.LINE)
            .in(CONTACT, C2)
            .showing(6, 0)
            .example("上海市黄浦区中山东一路1号")
            .english("Marketing address", "The address for advertising")
            .chinese("营销地址", "接收营销资料的地址")
            .build();

    public static final Field ACCOUNT_NUMBERS = define(900, "accountNumbers", Kind.ACCOUNT_NUMBER)
            .in(ACCOUNT, C2)
            .showing(0, 4)
            .with(SEVERAL)
            .searchedAs("accountNumber")
            .example("6222020000000000017")
            .english("Accounts", "The customer's account numbers")
            .chinese("账号", "客户的账号")
            .build();

    public static final Field LAST_TRANSACTION_ON = define(1000, "lastTransactionOn", Kind.DAY)
            .in(TRANSACTION, C2)
            .showing(4, 0)
            .with(SECOND_PERSON)
            .example("2026-02-14")
            .english("Last transaction", "The day of the last transaction")
            .chinese("最近交易日", "最近一笔交易的日期")
            .build();

    public static final Field MARKETING_PREFERENCES = define(1100, "marketingPreferences", Kind.LINE)
            .in(MARKETING, C1)
            .unmasked()
            .with(SEVERAL)
            .example("NO_CALLS")
            .english("Marketing preferences", "The customer's preferences about advertising")
            .chinese("营销偏好", "客户对营销的意愿")
            .build();

    public static final Field SERVICE_NOTES = define(1200, "serviceNotes", Kind.LINE)
            .in(INTERACTION, C2)
            .longest(2_000)
            .with(SEVERAL, ENTERED_BY_STAFF_ONLY)
            .example("Prefers to be called after 17:00")
            .english("Service notes", "Notes by staff")
            .chinese("服务记录", "员工在服务中的记录")
            .build();

    static final List<Field> FIELDS = List.of(
            NAME,
            ID_TYPE,
            ID_NUMBER,
            PHONE,
            EMAIL,
            ADDRESS,
            OTHER_PHONES,
            MARKETING_ADDRESS,
            ACCOUNT_NUMBERS,
            LAST_TRANSACTION_ON,
            MARKETING_PREFERENCES,
            SERVICE_NOTES);

    private BuiltIn() {}
}
