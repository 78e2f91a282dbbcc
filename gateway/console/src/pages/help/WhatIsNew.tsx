import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../frame/language';
import { useMoments } from '../../parts/moments';
import { RELEASES } from './releaseNotes';
import { useTexts } from './texts';

export function WhatIsNew() {
  const say = useTexts();
  const { i18n } = useTranslation();
  const { day } = useMoments();
  return RELEASES.map((release) => (
    <section key={release.version}>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {say('version', { version: release.version, day: day(release.day) })}
      </Typography.Title>
      <ul>
        {release.notes[i18n.language as Language].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  ));
}
