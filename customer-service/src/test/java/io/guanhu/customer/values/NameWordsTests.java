package io.guanhu.customer.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.value.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTests {

    @ParameterizedTest
    @CsvSource({
        "张三丰, 张",
        "张三丰, 三丰",
        "张三丰, 张三丰",
        "张三丰, zhangsanfeng",
        "张三丰, zhang san feng",
        "张三丰, ZHANG",
        "张三丰, sanfeng",
        "张三丰, zsf",
        "张三丰, zs",
        "单雄信, shan",
        "单雄信, sxx",
        "仇英, qiuying",
        "解晓东, xie",
        "曾国藩, zeng",
        "任盈盈, renyingying",
        "区寄, ou",
        "吕布, lubu",
        "吕布, lvbu",
        "吕布, lyubu",
        "吕布, lü bu",
        "吕布, lyu bu",
        "吕布, lb",
        "聂旅绿, nielvlv",
        "聂旅绿, nielyulyu",
        "女娲, nvwa",
        "略文, lvewen",
        "朴正欢, piaozhenghuan",
        "朴正欢, puzhenghuan",
        "朴正欢, piao",
        "缪思, miaosi",
        "缪思, mousi",
        "覃飞, qinfei",
        "覃飞, tanfei",
        "单雄信, danxiongxin",
        "區寄, quji",
        "葛\uDB40\uDD00洪, 葛洪",
        "葛洪, 葛\uDB40\uDD00洪",
        "⼭田禾, 山田禾",
        "⻢一鸣, 马一鸣",
        "马一鸣, ⻢一鸣",
        "\uF9E1文, 李文",
        "李文, \uF9E1文",
        "陳氏, 陈氏",
        "陈氏, 陳氏",
        "呂布, lvbu",
        "李Mary, 李",
        "李Mary, mary",
        "李Mary, Mary 李",
        "李Mary, li",
        "欧阳娜娜 Nana, 欧阳",
        "欧阳娜娜 Nana, 娜娜",
        "欧阳娜娜 Nana, ouyang",
        "欧阳娜娜 Nana, nana",
        "佐々木さくら, 佐々木",
        "佐々木さくら, 佐佐木",
        "佐々木さくら, さくら",
        "佐々木さくら, sakura",
        "陈-林美玲, 美玲",
        "陈-林美玲, 陈林美玲",
        "陈-林美玲, 陈 林美玲",
        "阿ꞏ买买提, 买买提",
        "阿ꞏ买买提, 阿·买买提",
        "Sean O’Neil, oneil",
        "Sean O’Neil, O'Neil",
        "Sean OʼNeil, o’neil",
        "Sean O'Neil, neil",
        "Sean O'Neil, o neil",
        "Sean ONeil, O’Neil",
        "علی\u200Cرضا محمدی, علیرضا",
        "علی\u200Cرضا محمدی, علی رضا",
        "علی\u200Cرضا محمدی, علی\u200Cرضا",
        "ක්\u200Dරිෂ්ණ, ක්රිෂ්ණ",
        "བསྟན་འཛིན, འཛིན",
        "བསྟན་འཛིན, བསྟན འཛིན",
        "ᠪᠠᠶ\u180Dᠠᠷ, ᠪᠠᠶᠠᠷ",
        "\u202A卜例\u202C, 卜\u2060例",
        "𠮷田, 𠮷",
        "迪丽热巴·迪力木拉提, 迪丽热巴",
        "迪丽热巴·迪力木拉提, 迪力木拉提",
        "迪丽热巴·迪力木拉提, 迪丽热巴•迪力木拉提",
        "迪丽热巴·迪力木拉提, dilireba",
        "John Smith, john",
        "John Smith, SMITH",
        "John Smith, smith john",
        "John Smith, smi",
        "José Núñez, jose nunez",
        "José Núñez, Núñez",
        "Амина Юсупова, amina",
        "Амина Юсупова, Амина"
    })
    void finds(String name, String asked) {
        assertThat(NameWords.of(PersonName.parse(name))).containsAll(NameWords.asked(PersonName.parse(asked)));
    }

    /** Kept by a build that did not replace radicals. */
    @Test
    void findsANameThatIsStoredAsItWasCopied() {
        assertThat(NameWords.of(new PersonName("⻢一鸣"))).containsAll(NameWords.asked(PersonName.parse("马一鸣")));
    }

    @ParameterizedTest
    @CsvSource({
        "张三丰, 李",
        "吕布, luobu",
        "朴正欢, baozhenghuan",
        "李Mary, 张mary",
        "佐々木さくら, 木佐",
        "Sean O’Neil, onei l",
        "张三丰, 三张",
        "张三丰, fengzhang",
        "张三丰, zf",
        "John Smith, mith",
        "John Smith, johnson",
        "John Smith, j",
        "迪丽热巴·迪力木拉提, 热巴木拉"
    })
    void doesNotFind(String name, String asked) {
        assertThat(NameWords.of(PersonName.parse(name)).containsAll(NameWords.asked(PersonName.parse(asked))))
                .isFalse();
    }
}
