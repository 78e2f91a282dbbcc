import type { Help } from '../../frame/help';

export const HELP: Help = {
  'zh-CN': {
    about: '各服务的运行状况、搁置和被拒的消息，以及密钥的更换。',
    steps: [
      '先看标出异常的服务。',
      '选择一个服务，查看其搁置和被拒的消息，查明原因后再处理。',
      '需要时更换密钥，并查看进度。',
    ],
    notes: [
      '重新处理按原有次序进行，会再次核对。',
      '来源不可信的消息多为安全事件：先查明谁能写入该主题。',
      '此处不显示任何客户信息。',
    ],
  },
  en: {
    about: 'The health of each service, its parked and refused messages, and key rotation.',
    steps: [
      'Start with the highlighted services.',
      'Choose a service to see its parked and refused messages. Find the cause before you do anything.',
      'Rotate keys when due, and follow the progress.',
    ],
    notes: [
      'Retrying keeps the order and checks everything again.',
      'A message whose sender could not be verified is usually a security incident: first find out who can write to that topic.',
      'No customer data is shown here.',
    ],
  },
};
