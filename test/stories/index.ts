import { districtSupervision } from './district-supervision.ts'
import { fuzhou } from './fuzhou.ts'
import { genericCity } from './generic-city.ts'
import { pingdingshan } from './pingdingshan.ts'
import type { Story } from './story.ts'
import { weifang } from './weifang.ts'

export const stories: readonly Story[] = [genericCity, weifang, pingdingshan, fuzhou, districtSupervision]
