package io.guanhu.customer.values;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The readings of an ideographic name, in all the ways that people type it: a surname with each of
 * its readings, and ü as u, as v (keyboards) and as yu (passports).
 */
final class Readings {

    /** Spellings of ü; nobody mixes them within a name. */
    private static final List<String> SPELLINGS = List.of("u", "v", "yu");

    /** Reads surnames as surnames: 单 is shan, 仇 qiu, 解 xie, 曾 zeng. */
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin/Names");

    private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");

    private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0304\\u030C\\u0306]");
    private static final Pattern NO_SYLLABLE = Pattern.compile("[^a-zü]+");

    /** Surnames with several readings, or that people read like the common word. */
    private static final Map<String, List<String>> SURNAMES =
            surnames("朴 piao pu,覃 qin tan,缪 miao mou miu,单 shan dan,仇 qiu chou,"
                    + "解 xie jie,曾 zeng ceng,区 ou qu,查 zha cha,盖 gai ge,乐 yue le,"
                    + "翟 zhai di,折 she zhe,种 chong zhong,繁 po fan,秘 bi mi,"
                    + "员 yun yuan,车 che ju,谌 chen shen,隗 wei kui,郇 xun huan,"
                    + "贾 jia gu,召 shao zhao,薄 bo bao,柏 bai bo,费 fei bi,尉 wei yu,"
                    + "祭 zhai ji,黑 he hei,牟 mou mu,那 na nuo,能 nai neng,宓 mi fu,"
                    + "都 du dou,阚 kan han,句 gou ju,莘 shen xin,沈 shen chen,郗 xi chi,"
                    + "宿 su xiu,适 kuo shi,郄 qie xi,晟 cheng sheng,冼 xian shen,"
                    + "洗 xian xi,重 chong zhong,盛 sheng cheng,佴 nai er,"
                    + "逄 pang feng,眭 sui gui,乜 nie mie,俞 yu shu,藏 zang cang,"
                    + "色 se shai,行 xing hang,长 chang zhang,叶 ye xie,澹 tan dan");

    private Readings() {}

    /** The syllables of each reading; a character without a known reading has none. */
    static List<List<String>> of(List<String> characters) {
        if (characters.isEmpty()) {
            return List.of();
        }
        List<List<String>> readings = new ArrayList<>();
        List<String> usual = syllables(String.join("", characters));
        readings.add(usual);
        if (usual.size() == characters.size()) {
            for (String surname : SURNAMES.getOrDefault(characters.getFirst(), List.of())) {
                List<String> other = new ArrayList<>(usual);
                other.set(0, surname);
                readings.add(other);
            }
        }
        Set<List<String>> typed = new LinkedHashSet<>();
        for (List<String> reading : readings) {
            for (String spelling : SPELLINGS) {
                typed.add(reading.stream()
                        .map(each -> each.replace("ü", spelling))
                        .toList());
            }
        }
        return List.copyOf(typed);
    }

    private static List<String> syllables(String text) {
        String latin = Normalizer.normalize(PINYIN.transliterate(text), Normalizer.Form.NFD);
        String toneless = Normalizer.normalize(
                TONES.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll(""), Normalizer.Form.NFC);
        List<String> syllables = new ArrayList<>();
        for (String syllable : NO_SYLLABLE.split(plain(toneless), -1)) {
            if (!syllable.isEmpty()) {
                syllables.add(syllable);
            }
        }
        return syllables;
    }

    /** Removes other marks, such as that of ê. */
    private static String plain(String latin) {
        StringBuilder plain = new StringBuilder();
        latin.codePoints()
                .forEach(point -> plain.append(
                        point < 0x80 || point == 'ü'
                                ? Character.toString(point)
                                : ASCII.transliterate(Character.toString(point))));
        return plain.toString();
    }

    private static Map<String, List<String>> surnames(String table) {
        Map<String, List<String>> surnames = new HashMap<>();
        for (String row : table.split(",", -1)) {
            List<String> words = List.of(row.split(" ", -1));
            surnames.put(words.getFirst(), words.subList(1, words.size()));
        }
        return Map.copyOf(surnames);
    }
}
