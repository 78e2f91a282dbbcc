package io.guanhu.customer.values;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.Email;
import io.guanhu.customer.model.value.IdType;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.model.value.ResidentId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The marks of a profile. A name is compared as written if the rest of the mark is weak, and by its
 * sound if the rest is strong, so that a person with a passport in Latin letters is recognised as
 * the one who came with an identity card.
 */
public final class Marking {

    private static final String RESIDENT_ID = IdType.RESIDENT_ID.name();

    private Marking() {}

    /**
     * Each mark of the profile as a normalised text, which contains personal data. An identity
     * card's number counts as such, whatever type was entered.
     */
    public static Map<Mark, String> of(Profile profile) {
        Map<Mark, String> marks = new EnumMap<>(Mark.class);
        Optional<String> type = profile.text(BuiltIn.ID_TYPE);
        Optional<String> number = profile.text(BuiltIn.ID_NUMBER);
        type.ifPresent(kind -> number.ifPresent(text -> marks.put(Mark.DOCUMENT, document(kind, text))));
        profile.text(BuiltIn.NAME).map(PersonName::new).ifPresent(name -> addNamed(name, profile, marks));
        return marks;
    }

    private static String document(String type, String number) {
        String lasting = DocumentNumber.searchForm(number);
        return (isResidentId(lasting) ? RESIDENT_ID : type) + " " + lasting;
    }

    /**
     * The document's number as if it had another type, as texts of {@link Mark#DOCUMENT}, because
     * it may be entered as any of them. Empty for an identity card's number, which is recognisable.
     */
    public static List<String> ofOtherTypes(Profile profile) {
        Optional<String> number =
                profile.text(BuiltIn.ID_NUMBER).map(DocumentNumber::searchForm).filter(each -> !isResidentId(each));
        Optional<String> type = profile.text(BuiltIn.ID_TYPE);
        return number.isEmpty() || type.isEmpty()
                ? List.of()
                : Arrays.stream(IdType.values())
                        .map(IdType::name)
                        .filter(each -> !each.equals(type.get()) && !each.equals(RESIDENT_ID))
                        .map(each -> each + " " + number.get())
                        .toList();
    }

    private static boolean isResidentId(String number) {
        try {
            return new ResidentId(number).number().equals(number);
        } catch (InvalidValueException other) {
            return false;
        }
    }

    private static void addNamed(PersonName name, Profile profile, Map<Mark, String> marks) {
        birthDate(profile).ifPresent(birth -> marks.put(Mark.NAME_BIRTH, NameMarks.written(name) + " " + birth));
        String sound = NameMarks.sound(name);
        profile.text(BuiltIn.PHONE).ifPresent(phone -> marks.put(Mark.NAME_PHONE, sound + " " + phone));
        profile.text(BuiltIn.EMAIL)
                .map(address -> new Email(address).searchForm())
                .ifPresent(email -> marks.put(Mark.NAME_EMAIL, sound + " " + email));
    }

    /** Taken from a resident identity card; other documents do not contain it. */
    static Optional<LocalDate> birthDate(Profile profile) {
        return profile.text(BuiltIn.ID_TYPE)
                .filter(RESIDENT_ID::equals)
                .flatMap(_ -> profile.text(BuiltIn.ID_NUMBER))
                .map(number -> new ResidentId(number).birthDate());
    }
}
