import { describe, expect, it } from 'vitest';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const leftover = only('leftover');

const SOURCE = [
  '邢台市2023年工作总结',
  '邢台市把隐患排查作为首要任务，逐级压实工作责任，建立问题清单和整改台账，做到底数清楚、情况明白。',
  '全市上下担当作为，邢台发展的基础更加牢固，群众的获得感、幸福感、安全感不断提升，2023年各项任务顺利完成。',
  '在市委坚强领导下，邢台市干部群众团结一心，2023年经济总量迈上新台阶，城乡面貌发生可喜变化。',
  '张卫国同志多次深入一线督导检查，张卫国同志强调要举一反三、标本兼治，推动问题整改落到实处。',
];
const index = indexOf([
  fileOf('xingtai.txt', SOURCE.join('\n')),
  ...['保定', '石家庄', '唐山', '沧州'].map((place, i) =>
    fileOf(`${i}.txt`, `${place}市工作总结\n${place}市的做法各有特点，第${i}条经验值得一看。`),
  ),
]);

async function leftIn(text: string): Promise<string[]> {
  const findings = await findingsOf(index, text, leftover);
  return findings.map((finding) => textOf(text, finding));
}

describe('leftover', () => {
  it('finds the place of the source in a pasted passage', async () => {
    const text = `晋中市2024年工作总结\n一年来，晋中市成绩显著。${SOURCE[1]}`;
    const [finding, ...others] = await findingsOf(index, text, leftover);
    expect(others).toEqual([]);
    expect(textOf(text, finding)).toBe('邢台市');
    expect(finding.related[0]).toMatchObject({ uri: 'file:///corpus/xingtai.txt', text: '邢台市' });
  });

  it('finds the one name and the one year that were missed', async () => {
    const adapted = SOURCE.slice(0, 4).join('\n').replaceAll('邢台', '晋中').replaceAll('2023', '2024');
    const place = adapted.replace('晋中发展', '邢台发展');
    expect(await leftIn(place)).toEqual(['邢台']);
    const year = adapted.replace('2024年经济', '2023年经济');
    expect(await leftIn(year)).toEqual(['2023']);
    expect(await leftIn(adapted)).toEqual([]);
  });

  it('lets stand what the rest of the draft speaks of, and what was not copied', async () => {
    expect(await leftIn(`晋中市学习邢台市经验\n我们到邢台市考察。${SOURCE[1]}`)).toEqual([]);
    expect(await leftIn('晋中市总结\n我们学习邢台市的做法，收获很大。')).toEqual([]);
    expect(await leftIn(SOURCE.join('\n'))).toEqual([]);
  });
});
