package io.guanhu.customer.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.PersonName;
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
        assertThat(NameWords.of(PersonName.parse(name)))
                .containsAll(NameWords.asked(PersonName.parse(asked)));
    }

    @ParameterizedTest
    @CsvSource({
        "张三丰, 李",
        "张三丰, 三张",
        "张三丰, fengzhang",
        "张三丰, zf",
        "John Smith, mith",
        "John Smith, johnson",
        "John Smith, j",
        "迪丽热巴·迪力木拉提, 热巴木拉"
    })
    void doesNotFind(String name, String asked) {
        assertThat(
                        NameWords.of(PersonName.parse(name))
                                .containsAll(NameWords.asked(PersonName.parse(asked))))
                .isFalse();
    }
}
