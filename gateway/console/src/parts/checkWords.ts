import { words } from '../frame/words';

/** Results of the browser's checks of the audit log. */
export const useCheckWords = words('checks', {
  'zh-CN': {
    HOLDS: '通过',
    FAILS: '不通过',
    OPEN: '未核对',
    signedRight: '检查点由日志的密钥 {{name}} 签名（Ed25519，在此核对）',
    signedWrong: '检查点上日志密钥 {{name}} 的签名是错误的',
    signedAbsent: '检查点没有日志密钥的签名',
    signedUnable: '检查点的签名未核对：此浏览器不支持 Ed25519，或连接不是 https',
    witnessRight: '见证方 {{name}} 于 {{at}} 联署（Ed25519，在此核对）',
    witnessWrong: '见证方 {{name}} 的联署不属于此检查点',
    witnessAbsent: '见证方 {{name}} 未联署此检查点',
    witnessUnable: '见证方 {{name}} 于 {{at}} 的联署未核对：浏览器不支持其算法（ML-DSA-44）',
  },
  en: {
    HOLDS: 'passed',
    FAILS: 'failed',
    OPEN: 'not checked',
    signedRight: "The checkpoint is signed by the log's key {{name}} (Ed25519, checked here)",
    signedWrong: "The signature by the log's key {{name}} does not match this checkpoint",
    signedAbsent: 'The checkpoint is not signed by any key of the log',
    signedUnable:
      "The checkpoint's signature was not checked: this browser does not support Ed25519, or the connection is not https",
    witnessRight: 'Witness {{name}} cosigned it on {{at}} (Ed25519, checked here)',
    witnessWrong: 'The cosignature by witness {{name}} does not match this checkpoint',
    witnessAbsent: 'Witness {{name}} has not cosigned this checkpoint',
    witnessUnable:
      'The cosignature by witness {{name}} on {{at}} was not checked: browsers do not support ML-DSA-44',
  },
});
