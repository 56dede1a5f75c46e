import { FEATURES } from './features.ts';
import { Trees } from './trees.ts';

/**
 * How surely characters swapped, put in or left out are a slip, by what the `FEATURES` say together. Fitted to the texts that constants are
 * tuned on by `npm run eval -- fit-typo`, which prints this file's table.
 */
const BASE = -0.524;
const TREES = `
free 0.0, phrase 0.5199, joinedFamiliarity 1.314, correctedFamiliarity 1.7303, ownLess 0.0, phrase 0.5199, gain 1.9562 : -0.091 0.04 0.207 -0.011 -0.149 -0.077 -0.052 0.135
free 0.0, phrase 0.5199, joinedFamiliarity 1.314, strays 1.0, gain 1.7173, phrase 0.5199, gain 2.194 : -0.079 0.066 0.015 0.188 -0.141 -0.071 -0.042 0.132
free 0.0, phrase 0.5199, joinedFamiliarity 1.314, correctedFamiliarity 1.7303, ownLess 0.0, phrase 0.5199, gain 1.9562 : -0.08 0.04 0.161 -0.018 -0.134 -0.066 -0.048 0.117
free 0.0, phrase 0.5199, share 0.9231, rare 0.7407, gain 1.7173, phrase 0.5199, gain 1.8708 : -0.069 0.067 0.004 0.152 -0.13 -0.073 -0.082 0.107
free 0.0, phrase 0.5199, phrase 0.5199, added 0.0, ownLess 0.0, -, gain 2.0383 : 0.003 -0.097 0.133 -0.023 -0.123 -0.123 -0.084 0.105
free 0.0, phrase 0.5199, share 0.9231, heldAfter 1.6667, gain 1.7173, phrase 0.5199, gain 1.5533 : -0.077 0.025 -0.003 0.129 -0.12 -0.064 -0.088 0.079
free 0.0, phrase 0.4865, phrase 0.5199, heldAfter 1.6667, gain 1.7173, -, gain 1.8708 : -0.075 0.022 -0.007 0.119 -0.115 -0.115 -0.082 0.078
free 0.0, phrase 0.5199, phrase 0.5199, added 0.0, ownLess 0.0, -, gain 2.1135 : 0.01 -0.088 0.107 -0.031 -0.111 -0.111 -0.069 0.094
gain 2.3643, free 0.0, phrase 0.4865, added 0.0, phrase 0.5199, swapped 0.0, lead 0.8746 : 0.053 -0.077 -0.106 -0.058 -0.079 0.054 -0.01 0.129
phrase 0.5199, gain 3.5709, gain 1.5533, doubled 0.0, -, added 0.0, twoBefore 0.1733 : -0.096 0.01 0.074 0.074 -0.012 -0.094 0.11 0.003
gain 1.8708, free 0.0, phrase 0.4865, added 0.0, lead 0.8746, strays 1.0, twoBefore 0.4479 : 0.019 -0.085 -0.011 -0.086 -0.072 0.072 0.107 -0.01
gain 2.3643, free 0.0, phrase 0.4479, added 0.0, phrase 0.5199, swapped 0.0, lead 0.8746 : 0.045 -0.067 -0.098 -0.049 -0.073 0.054 -0.022 0.11
strays 1.0, share 0.8889, gain 2.0383, phrase 0.5199, gain 1.2898, -, lead 1.3402 : -0.092 -0.025 -0.059 0.07 -0.014 -0.014 0.019 0.125
freeBefore 0.0, gain 1.7173, joinedFamiliarity 1.5751, wideHeart 0.5493, added 0.0, phrase 0.677, - : -0.08 0.007 0.102 0.009 -0.087 -0.03 0.055 0.055
phrase 0.5199, gain 3.5709, ownLess 0.0, joinedFamiliarity 1.314, -, wideHeart 0.0, doubled 0.0 : -0.085 0.012 0.063 0.063 -0.025 0.085 -0.054 0.073
strays 1.0, share 0.8889, gain 2.0383, phrase 0.5199, spanned 0.6667, -, lead 1.3402 : -0.085 -0.024 0.059 -0.07 -0.011 -0.011 0.015 0.115
gain 1.8708, free 0.0, phrase 0.4865, wideHeart 0.4865, lead 0.8746, strays 1.0, twoBefore 0.4479 : -0.068 0.027 -0.004 -0.071 -0.056 0.054 0.084 -0.011
strays 1.0, share 0.8462, gain 2.0383, correctedFamiliarity 2.0052, spanned 0.6667, -, lead 1.3402 : -0.065 0.018 0.046 -0.069 -0.009 -0.009 0.011 0.107
freeBefore 0.0, added 0.0, joinedFamiliarity 1.314, wideHeart 0.4024, share 0.9333, phrase 0.7361, - : -0.026 0.121 -0.058 0.047 -0.076 -0.013 0.039 0.039
gain 1.8708, added 0.0, phrase 0.4865, wideHeart 0.5493, free 0.1567, rare 0.339, twoBefore 0.4479 : -0.067 0.036 -0.084 -0.036 -0.053 0.044 0.076 -0.008
strays 1.0, phrase 0.5199, gain 2.0383, inWord 0.0, spanned 0.5, -, lead 1.3402 : -0.084 -0.0 0.031 -0.053 -0.007 -0.007 0.008 0.101
gain 1.3723, own 1.1606, phrase 0.5199, wideHeart 0.5995, -, free 0.0, others 0.0 : -0.064 0.004 -0.077 -0.077 0.002 -0.079 0.067 -0.01
freeBefore 0.0, added 0.0, joinedFamiliarity 0.9053, wideHeart 0.4024, joinedFamiliarity 1.314, phrase 0.8331, - : -0.024 0.111 -0.05 0.056 -0.068 0.0 0.029 0.029
gain 2.3643, doubled 0.0, phrase 0.4479, phrase 0.5199, gain 1.2008, swapped 0.0, lead 1.3402 : -0.076 -0.016 -0.037 0.081 -0.05 0.042 -0.028 0.081
strays 1.0, share 0.8462, gain 2.0383, correctedFamiliarity 2.0052, spanned 0.6667, -, lead 1.3402 : -0.055 0.021 0.039 -0.059 -0.006 -0.006 0.006 0.094
gain 1.3723, heart 1.367, phrase 0.5199, phrase 0.5199, articles 0.6931, rare 0.0007, added 0.0 : -0.072 -0.0 0.005 -0.084 -0.064 0.011 0.072 0.009
strays 1.0, share 0.8462, gain 2.0383, correctedFamiliarity 2.0052, gain 1.2008, -, lead 1.3402 : -0.051 0.02 -0.047 0.037 -0.006 -0.006 0.004 0.09
freeBefore 0.0, added 0.0, joinedFamiliarity 0.9053, wideHeart 0.4024, chances 3.7338, phrase 0.8888, - : -0.023 0.104 -0.042 0.061 -0.06 0.008 0.027 0.027
gain 2.3643, doubled 0.0, share 0.8333, phrase 0.5199, reach 1.0, swapped 0.0, twoBefore 0.7226 : -0.069 -0.012 -0.034 0.075 -0.049 0.062 0.075 0.004
gain 1.3723, heart 1.367, joinedFamiliarity 0.9053, phrase 0.5199, articles 0.6931, correctedFamiliarity 1.3595, reach 1.0 : -0.067 0.005 0.006 -0.079 -0.027 0.042 -0.023 0.088
phrase 0.5199, rare 0.7407, others 0.0, joinedFamiliarity 0.9053, -, gain 1.5533, added 0.0 : -0.069 0.013 0.044 0.044 -0.007 0.059 0.021 -0.053
corrected 1.2883, added 0.0, phrase 0.8047, wideArticles 0.3662, share 0.9333, attestedLess 1.1385, movedShortReach 0.6667 : -0.02 0.083 -0.045 0.029 -0.086 -0.01 -0.014 0.043
gain 2.0383, own 1.2497, share 0.8333, wideHeart 0.5493, attestedLess 1.4543, swapped 0.0, corrected 1.1946 : -0.05 0.021 -0.067 0.0 -0.041 0.055 0.065 -0.009
phrase 0.5199, gain 3.5709, spanned 0.6667, heldAfter 1.6667, -, others 0.0, phraseLength 0.875 : -0.069 -0.01 0.043 0.043 0.045 -0.01 -0.062 -0.005
free 0.3728, added 0.0, phrase 0.8888, wideArticles 0.3662, particleChances 0.7324, rare 0.0001, - : -0.024 0.079 -0.059 0.017 -0.071 0.004 0.019 0.019
strays 1.0, phrase 0.5199, attestedLess 0.1733, heldAfter 1.6667, spanned 0.6667, -, wideHeart 0.6931 : -0.071 -0.004 0.017 -0.048 0.074 0.074 -0.024 0.029
corrected 1.2883, added 0.0, phrase 0.8047, wideArticles 0.3662, particleChances 0.0, attestedLess 1.0512, movedShortReach 0.6667 : -0.016 0.073 -0.061 0.008 -0.083 -0.012 -0.015 0.04
gain 1.5533, own 1.2497, joinedFamiliarity 0.9053, wideHeart 0.1733, -, swapped 0.0, share 0.6667 : -0.06 0.009 -0.063 -0.063 -0.014 0.055 -0.013 0.082
phrase 0.5199, rare 0.0007, twoAfter 0.0, share 0.8667, heart 0.5493, articles 2.1972, doubled 0.0 : -0.079 -0.013 -0.056 0.022 0.073 -0.001 -0.022 0.07
gain 1.0256, heart 1.0827, wideHeart 1.0151, -, -, corrected 1.1946, movedShortReach 0.6667 : -0.007 -0.007 -0.065 -0.065 0.006 -0.055 -0.001 0.061
twoAfter 0.0, strays 0.0, doubled 0.0, wideHeart 0.7611, lead 0.0094, rare 0.0003, reach 1.1667 : -0.055 0.022 -0.054 0.06 -0.001 -0.061 -0.017 0.076
phrase 0.5199, rare 0.339, others 0.0, joinedFamiliarity 0.9053, corrected 0.6505, corrected 1.2883, added 0.0 : -0.063 0.012 -0.038 0.069 0.04 -0.026 0.016 -0.04
gain 1.0256, heart 1.1969, wideHeart 1.0151, phrase 0.5756, -, swapped 0.0, movedShortReach 0.6667 : -0.028 0.01 -0.064 -0.064 -0.021 0.042 0.001 0.057
free 0.3728, added 0.0, phrase 0.8888, wideArticles 0.3662, particleChances 0.7324, rare 0.0001, - : -0.022 0.068 -0.053 0.017 -0.064 0.004 0.018 0.018
phrase 0.5199, heldAfter 1.6667, spanned 0.5, rare 0.339, heart 1.3195, heldBefore 0.6667, reach 1.8333 : -0.069 0.011 -0.038 0.046 -0.04 0.029 -0.038 0.015
twoAfter 0.0, corrected 1.1571, doubled 0.0, strays 0.0, wideArticles 0.9635, rare 0.0003, reach 1.1667 : -0.015 0.06 -0.056 0.035 0.001 -0.057 -0.016 0.069
gain 1.0256, heart 1.0827, wideHeart 1.0151, -, -, freeBefore 0.2747, rare 0.0003 : -0.004 -0.004 -0.058 -0.058 0.002 -0.055 0.065 0.013
others 0.0, rare 0.0007, corrected 0.6505, wideHeart 0.7945, strays 0.0, particleChances 2.2468, corrected 1.1946 : -0.032 0.015 -0.01 0.064 -0.061 0.006 0.039 -0.03
phrase 0.5199, heldAfter 1.6667, spanned 0.6667, rare 0.339, heart 1.3195, articles 2.6391, phraseLength 0.875 : -0.066 0.009 -0.035 0.04 0.032 -0.012 -0.05 0.003
joinedFamiliarity 1.314, swapped 0.0, lead 1.9364, phrase 0.5199, heart 0.5493, -, heldLess 1.5 : -0.053 -0.005 -0.02 0.075 -0.033 -0.033 -0.012 0.077
others 0.0, rare 0.0007, chances 2.7895, rare 0.0003, strays 0.0, swapped 0.0, ownLess 0.3466 : 0.005 -0.056 -0.01 0.058 -0.049 0.009 0.037 -0.022
wideHeart 1.0151, correctedFamiliarity 1.6078, gain 1.2008, joinedFamiliarity 0.3386, corrected 1.1571, heart 1.367, rare 0.0003 : -0.046 0.014 0.059 -0.034 0.006 -0.049 0.069 0.012
reach 1.3333, correctedFamiliarity 2.0555, lead 1.5772, rare 0.0007, corrected 1.341, others 1.0986, heart 0.7155 : -0.042 0.0 0.066 -0.03 0.001 -0.047 -0.03 0.037
phrase 0.5199, wideArticles 0.7324, added 0.0, heart 1.562, swapped 0.0, corrected 1.1571, particleChances 0.0 : -0.064 0.014 -0.019 0.058 0.071 -0.013 -0.054 0.021
spanned 0.6667, wideArticles 0.231, phraseLength 0.875, rare 0.0067, added 0.0, heart 1.3195, - : -0.056 0.012 0.045 -0.008 -0.011 -0.067 0.002 0.002
freeAfter 0.3684, twoBefore 0.4479, freeBefore 0.0437, wideArticles 0.3662, rare 0.0003, -, heart 1.4213 : -0.024 0.033 0.021 -0.05 0.003 0.003 -0.061 -0.011
phrase 0.5199, heldAfter 1.6667, spanned 0.6667, rare 0.7407, heart 1.3195, wideHeart 1.1077, heart 1.3195 : -0.058 0.013 -0.031 0.035 0.003 0.047 0.002 -0.047
twoAfter 0.0, strays 0.0, doubled 0.0, wideHeart 0.7611, lead 0.0094, rare 0.0003, reach 1.1667 : -0.044 0.018 -0.055 0.05 0.003 -0.051 -0.013 0.058
corrected 1.2883, added 0.0, phrase 0.8047, wideHeart 0.4024, particleChances 0.0, attestedLess 1.0512, - : -0.01 0.058 -0.052 0.011 -0.068 -0.002 0.018 0.018
phrase 0.5199, share 0.963, spanned 0.6667, rare 0.339, -, wideHeart 1.1077, heart 1.3195 : -0.044 0.014 0.03 0.03 0.003 0.045 0.002 -0.045
joinedFamiliarity 0.9053, correctedFamiliarity 1.3595, gain 1.4605, strays 0.0, corrected 1.1571, -, heldLess 1.5 : -0.056 -0.009 0.05 -0.021 -0.032 -0.032 -0.011 0.068
others 0.0, rare 0.0007, chances 2.7895, rare 0.0003, strays 0.0, correctedFamiliarity 2.0555, gain 2.1135 : 0.003 -0.051 -0.008 0.053 -0.041 0.011 -0.014 0.039
wideHeart 1.0151, added 0.0, gain 1.2898, corrected 1.0947, attested 0.7611, heart 1.367, rare 0.0003 : 0.036 -0.03 0.019 -0.05 0.011 -0.042 0.063 0.009
phrase 0.5199, heldAfter 1.6667, articles 2.1972, correctedFamiliarity 1.7303, rare 0.001, ownLess 0.0, wideHeart 1.0151 : -0.062 -0.003 -0.025 0.036 0.049 -0.016 -0.03 0.024
freeAfter 0.3684, added 0.0, freeBefore 0.0437, wideArticles 0.3662, particleChances 0.0, -, attestedLess 1.1385 : -0.02 0.047 -0.049 0.013 0.003 0.003 -0.057 -0.011
gain 1.0256, heart 1.1969, joinedFamiliarity 0.9053, -, -, correctedFamiliarity 2.0555, heldLess 1.5 : -0.002 -0.002 -0.051 -0.051 -0.01 0.037 -0.018 0.053
phrase 0.5199, wideArticles 0.7324, spanned 0.6667, heart 1.4623, twoAfter 0.1733, heldBefore 0.6667, heart 1.3195 : -0.058 0.007 0.031 -0.03 -0.04 0.02 0.004 -0.042
reach 1.3333, rare 0.0228, lead 1.5772, phrase 0.5199, heart 0.5493, attestedLess 0.5625, free 0.4157 : -0.048 -0.01 -0.017 0.049 -0.041 0.001 0.032 -0.019
corrected 1.2883, added 0.0, phrase 0.8047, heldBefore 1.3333, particleChances 0.0, twoBefore 0.0, - : -0.007 0.053 -0.047 0.009 -0.063 -0.001 0.018 0.018
rare 0.0007, rare 0.0003, particleChances 1.9531, movedShortReach 0.3333, attestedLess 0.4865, added 0.0, ownLess 0.3466 : -0.047 0.017 0.009 -0.075 0.039 -0.035 0.068 0.015
phrase 0.5199, articles 1.9459, spanned 0.5, movedShortReach 0.6667, rare 0.0014, heldBefore 0.6667, phraseLength 0.875 : -0.054 -0.005 -0.013 0.04 -0.036 0.021 -0.03 0.008
wideHeart 1.0151, correctedFamiliarity 1.6078, ownLess 0.1733, joinedFamiliarity 0.3386, corrected 1.1946, phrase 0.4479, rare 0.0003 : -0.037 0.013 0.04 -0.031 -0.0 0.052 0.019 -0.024
freeAfter 0.3684, twoBefore 0.4479, heart 1.4213, wideArticles 0.231, rare 0.0003, freeBefore 0.1439, - : -0.021 0.025 0.016 -0.04 -0.008 -0.054 0.003 0.003
phrase 0.5199, heldAfter 1.6667, others 0.0, correctedFamiliarity 1.7303, heart 1.3195, rare 0.0007, twoAfter 1.0063 : -0.057 -0.004 -0.027 0.029 0.001 0.044 -0.022 0.018
twoAfter 0.1733, strays 0.0, doubled 0.0, correctedFamiliarity 1.7303, lead 0.0094, rare 0.0003, twoAfter 1.4069 : -0.042 0.017 -0.053 0.041 -0.0 -0.043 0.047 -0.01
wideHeart 1.0151, attested 0.9678, gain 1.2898, corrected 1.2883, added 0.0, heart 1.367, phraseLength 0.75 : 0.017 -0.047 0.012 -0.049 0.011 -0.04 0.011 0.058
spanned 0.6667, joinedFamiliarity 0.9053, phraseLength 0.875, correctedFamiliarity 2.0555, movedShortReach 0.6667, heart 1.3195, - : -0.01 0.034 -0.008 0.06 -0.005 -0.06 0.006 0.006
phrase 0.5199, wideArticles 0.7324, freeAfter 0.3684, heart 1.4623, twoAfter 0.2747, added 0.0, wideHeart 1.1077 : -0.054 0.005 0.028 -0.027 0.033 -0.003 -0.04 0.006
rare 0.0007, rare 0.0003, particleChances 0.0, movedShortReach 0.3333, particle 0.0, added 0.0, phrase 0.5199 : -0.045 0.015 -0.005 -0.082 0.035 -0.051 -0.005 0.063
wideHeart 1.0151, freeBefore 0.2747, gain 1.2898, added 0.0, attested 1.1751, attestedLess 1.2425, attestedLess 1.2425 : 0.015 -0.027 -0.053 0.005 0.01 -0.038 0.014 0.064
phrase 0.5199, chances 3.0901, heldBefore 0.6667, correctedFamiliarity 2.0555, -, -, twoAfter 0.1733 : -0.039 0.015 0.022 0.022 -0.037 -0.037 0.027 -0.005
rare 0.0007, rare 0.0003, particleChances 0.0, movedShortReach 0.3333, particle 0.0, added 0.0, phrase 0.5199 : -0.043 0.014 -0.005 -0.08 0.033 -0.047 -0.004 0.058
spanned 0.6667, wideHeart 0.7945, phraseLength 0.875, free 0.0318, share 0.8333, heart 1.3195, - : 0.003 -0.039 -0.008 0.035 -0.005 -0.059 0.005 0.005
corrected 1.2883, twoBefore 0.4479, attestedLess 1.0512, lead 0.8746, free 0.1567, phrase 0.8047, - : -0.035 0.023 -0.035 0.01 -0.058 -0.001 0.02 0.02
phrase 0.5199, reach 1.0, freeAfter 0.3684, attested 0.0, attestedLess 0.6412, added 0.0, reach 1.3333 : -0.005 -0.059 0.018 -0.028 0.03 -0.003 -0.042 -0.0
wideArticles 0.231, heldLess 1.5, twoAfter 0.0, rare 0.0228, -, strays 0.0, doubled 0.0 : -0.061 0.004 0.02 0.02 -0.012 0.038 -0.015 0.028
wideHeart 1.0151, strays 0.0, gain 1.0256, correctedFamiliarity 1.6078, lead 0.0094, -, movedShortReach 0.6667 : -0.047 0.006 -0.054 0.008 -0.026 -0.026 -0.002 0.034
spanned 0.6667, joinedFamiliarity 0.3386, phraseLength 0.875, correctedFamiliarity 2.0555, lead 1.9364, heart 1.3195, - : -0.011 0.029 -0.021 0.045 -0.004 -0.057 0.005 0.005
phrase 0.5199, articles 1.9459, articles 2.6391, movedShortReach 0.6667, rare 0.001, free 0.5405, chances 3.7338 : -0.049 -0.005 -0.01 0.034 0.021 -0.033 -0.034 0.029
spanned 1.0, wideHeart 1.1077, -, strays 0.0, movedShortReach 0.6667, -, - : -0.026 0.003 -0.004 0.038 -0.043 -0.043 -0.043 -0.043
others 0.0, rare 0.0007, chances 2.262, freeBefore 0.0437, phraseLength 0.875, freeAfter 0.1922, gain 1.8708 : 0.006 -0.031 0.04 -0.021 -0.043 0.015 -0.023 0.029
phrase 0.5199, articles 1.9459, heldBefore 0.6667, joinedFamiliarity 1.314, rare 0.001, -, added 0.0 : -0.039 0.008 -0.01 0.032 -0.034 -0.034 0.028 -0.004
corrected 1.2883, correctedFamiliarity 1.6078, attestedLess 1.0512, reach 1.8333, free 0.0925, phrase 0.8047, - : -0.011 0.034 0.045 -0.017 -0.055 -0.002 0.021 0.021
wideHeart 0.1733, heldBefore 1.3333, twoAfter 0.1733, correctedFamiliarity 2.0052, corrected 1.0947, freeBefore 0.5521, doubled 0.0 : -0.055 -0.003 0.044 -0.023 0.027 -0.031 -0.016 0.027
wideHeart 1.0151, lead 0.0094, gain 1.0256, -, attested 0.9678, -, phraseLength 0.75 : -0.046 -0.046 0.01 -0.024 -0.023 -0.023 0.007 0.042
spanned 1.0, wideHeart 1.1077, -, joinedFamiliarity 0.3386, movedShortReach 0.6667, -, - : -0.012 0.021 -0.003 0.035 -0.041 -0.041 -0.041 -0.041
phrase 0.5199, heart 0.6598, heldBefore 0.6667, -, attestedLess 0.2747, -, added 0.0 : -0.048 -0.048 0.029 -0.03 -0.031 -0.031 0.026 -0.003
corrected 1.2883, correctedFamiliarity 1.6078, attestedLess 1.0512, particleChances 0.0, free 0.0925, phrase 0.8047, - : -0.021 0.011 0.042 -0.016 -0.053 -0.003 0.02 0.02
wideArticles 0.231, heldLess 1.5, added 0.0, rare 0.0228, -, freeBefore 0.1439, particleChances 0.0 : -0.056 0.007 0.02 0.02 0.046 -0.032 -0.037 0.01
phrase 0.5199, heldAfter 1.6667, freeAfter 0.3684, correctedFamiliarity 1.7303, heart 1.3195, added 0.0, reach 1.3333 : -0.051 -0.003 -0.021 0.025 0.026 -0.002 -0.037 0.001
rare 0.0007, rare 0.0003, particleChances 0.0, wideArticles 0.6486, particle 0.0, attested 0.2747, phrase 0.5199 : -0.032 0.017 -0.003 -0.078 0.034 -0.038 -0.005 0.051
spanned 0.6667, joinedFamiliarity 0.2811, phraseLength 0.875, attestedLess 1.2425, others 0.0, heart 1.3195, - : -0.009 0.028 0.041 -0.019 -0.001 -0.054 0.006 0.006
spanned 1.0, wideHeart 0.7945, -, free 0.0318, wideArticles 1.1337, -, - : 0.001 -0.031 0.037 -0.0 -0.04 -0.04 -0.04 -0.04
lead 0.0094, -, twoAfter 0.1733, -, -, strays 0.0, doubled 0.0 : -0.036 -0.036 -0.036 -0.036 -0.021 0.033 -0.016 0.021
phrase 0.5199, heldAfter 1.6667, heldBefore 0.6667, correctedFamiliarity 1.7303, rare 0.001, -, wideArticles 0.7675 : -0.049 -0.003 -0.018 0.027 -0.03 -0.03 0.032 0.0
wideHeart 1.0151, lead 0.0094, gain 1.0256, -, attested 0.9678, -, phraseLength 0.75 : -0.043 -0.043 0.009 -0.022 -0.022 -0.022 0.006 0.038
corrected 1.2883, others 0.0, attestedLess 1.0512, attested 0.9678, chances 2.262, heart 1.0436, - : 0.032 -0.007 -0.032 0.009 0.0 -0.05 0.021 0.021
wideArticles 0.231, heldLess 1.5, spanned 1.0, rare 0.0228, -, added 0.0, - : -0.053 0.006 0.018 0.018 0.023 -0.005 -0.037 -0.037
phrase 0.5199, articles 1.9459, freeAfter 0.3684, joinedFamiliarity 1.314, rare 0.001, added 0.0, reach 1.3333 : -0.037 0.008 -0.007 0.03 0.024 -0.002 -0.036 0.001
corrected 1.1571, twoBefore 0.2747, attested 0.5756, lead 0.8746, free 0.1567, heldAfter 1.6667, heart 1.716 : -0.029 0.026 -0.031 0.014 -0.06 -0.001 0.033 -0.031
wideHeart 0.7945, phraseLength 0.875, wideArticles 1.1337, heldAfter 1.6667, phrase 0.5493, attested 1.3332, rare 0.0003 : -0.025 0.023 0.008 -0.054 0.043 -0.007 0.019 -0.021
wideHeart 1.0151, heldBefore 0.6667, gain 1.0256, -, wideArticles 1.0452, -, attestedLess 1.0512 : -0.04 -0.04 0.004 -0.027 -0.021 -0.021 0.006 0.036
rare 0.0007, rare 0.0003, particleChances 0.0, corrected 1.1571, particle 0.0, added 0.0, wideArticles 0.855 : 0.021 -0.022 -0.003 -0.075 0.027 -0.041 -0.004 0.05
phrase 0.5199, heart 0.6598, freeAfter 0.3684, -, attestedLess 0.2747, heldBefore 0.6667, freeBefore 0.2747 : -0.046 -0.046 0.025 -0.027 -0.028 0.013 0.002 -0.034
spanned 1.0, wideHeart 1.1077, -, joinedFamiliarity 0.3386, heldAfter 1.6667, -, - : -0.012 0.019 -0.002 0.032 -0.037 -0.037 -0.037 -0.037
spanned 0.6667, spanned 0.3333, heart 1.562, corrected 1.0947, free 0.3728, twoAfter 0.9159, - : 0.003 -0.03 0.04 -0.022 -0.022 0.02 -0.047 -0.047
phrase 0.5199, articles 1.9459, spanned 0.5, movedShortReach 0.6667, heldBefore 1.3333, spanned 0.3333, twoAfter 1.1165 : -0.043 -0.003 -0.004 0.024 0.002 0.04 -0.026 0.009
gain 1.0256, heart 1.367, lead 0.0094, corrected 0.8816, -, -, joinedFamiliarity 0.3386 : -0.013 0.015 -0.044 -0.044 -0.03 -0.03 -0.001 0.027
reach 1.8333, rare 0.0007, attested 1.0436, rare 0.0003, strays 0.0, -, - : -0.003 -0.052 -0.024 0.023 -0.006 -0.006 0.043 0.043
spanned 1.0, wideHeart 1.1077, -, twoBefore 0.4479, share 0.8333, -, - : 0.002 -0.026 -0.005 0.028 -0.035 -0.035 -0.035 -0.035
`;

let trees: Trees | undefined;

/** The trees, read when they are first asked for. */
export function movedTrees(): Trees {
  return (trees ??= new Trees(BASE, TREES, FEATURES));
}
