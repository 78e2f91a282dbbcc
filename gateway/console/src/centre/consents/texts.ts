import { words } from '../../frame/words';

export const useConsentWords = words('centre-consents', {
  'zh-CN': {
    title: '同意事项',
    intro: '只有您同意，银行才可以这样做。您可以随时更改，立即生效；不同意不影响您办理银行业务。',
    MARKETING_SMS: '短信营销',
    MARKETING_EMAIL: '邮件营销',
    MARKETING_CALL: '电话营销',
    PROFILING: '用户画像',
    about_MARKETING_SMS: '用短信向您介绍产品和活动。',
    about_MARKETING_EMAIL: '用电子邮件向您介绍产品和活动。',
    about_MARKETING_CALL: '打电话向您介绍产品和活动。',
    about_PROFILING: '分析您的信息，为您推荐产品。',
    never: '您还没有表示过意见，视为不同意。',
    byYou: '您于 {{at}} 更改',
    byStaff: '银行员工于 {{at}} 代您登记',
    changedMeanwhile: '这一项刚刚在别处更改过。现在显示的是最新状态，请再次确认。',
  },
  en: {
    title: 'Consents',
    intro:
      'The bank may do this only if you agree. You can change your mind at any time, with immediate effect. Saying no does not affect your business with the bank.',
    MARKETING_SMS: 'Marketing by SMS',
    MARKETING_EMAIL: 'Marketing by email',
    MARKETING_CALL: 'Marketing by phone',
    PROFILING: 'Profiling',
    about_MARKETING_SMS: 'Text messages about products and offers.',
    about_MARKETING_EMAIL: 'Emails about products and offers.',
    about_MARKETING_CALL: 'Calls about products and offers.',
    about_PROFILING: 'Your data is analysed to recommend suitable products.',
    never: 'You have not chosen yet; this counts as no.',
    byYou: 'Changed by you on {{at}}',
    byStaff: 'Recorded for you by staff on {{at}}',
    changedMeanwhile: 'This was just changed elsewhere. The page is up to date now; please choose again.',
  },
});
